/** Where something that opens beside an element stands, so that all of it can be seen or scrolled to. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Side = 'above' | 'below' | 'before' | 'after';

export interface Wish {
  /** Where it may stand, the best first. */
  readonly sides: readonly Side[];
  /** Which edge it shares with the element, above or below it. */
  readonly align: 'start' | 'end';
}

export interface Place {
  /** CSS pixels from the window's left and top edges. */
  readonly left: number;
  readonly top: number;
  /** What is taller scrolls. */
  readonly maxHeight: number;
}

/** From the window's edges, and from the element. */
export const MARGIN = 8;
const GAP = 4;

/** Between the two; the lower one if both cannot be had. */
const within = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high));

/**
 * The first wished side with room for all of it; else the one of above and below with more room, over
 * the element itself where neither has enough to be read in.
 *
 * @param size as it would be with all the room in the world; no wider than `view` less its margins
 */
export function place(anchor: Box, size: Size, view: Size, { sides, align }: Wish): Place {
  const tallest = view.height - 2 * MARGIN;
  const leftWithin = (left: number) => within(left, MARGIN, view.width - MARGIN - size.width);
  /** Room on each side, along the direction away from the element. */
  const room: Readonly<Record<Side, number>> = {
    above: Math.min(anchor.top - GAP, view.height - MARGIN) - MARGIN,
    below: view.height - MARGIN - Math.max(anchor.bottom + GAP, MARGIN),
    before: anchor.left - GAP - MARGIN,
    after: view.width - MARGIN - anchor.right - GAP,
  };
  const upright = (side: Side) => side === 'above' || side === 'below';
  const fits = (side: Side) =>
    upright(side) ? size.height <= room[side] : size.width <= room[side] && size.height <= tallest;
  const roomier: Side = room.below >= room.above ? 'below' : 'above';
  const side = sides.find(fits) ?? roomier;

  if (!upright(side)) {
    const left = leftWithin(
      side === 'before' ? anchor.left - GAP - size.width : anchor.right + GAP,
    );
    const top = within(anchor.top, MARGIN, view.height - MARGIN - size.height);
    return { left, top, maxHeight: tallest };
  }
  // Less than this cannot be read in comfort: it then covers the element.
  const least = Math.min(size.height, tallest, 240);
  const maxHeight = Math.min(tallest, Math.max(room[side], least));
  const height = Math.min(size.height, maxHeight);
  const top = side === 'above' ? anchor.top - GAP - height : anchor.bottom + GAP;
  return {
    left: leftWithin(align === 'start' ? anchor.left : anchor.right - size.width),
    top: within(top, MARGIN, view.height - MARGIN - height),
    maxHeight,
  };
}
