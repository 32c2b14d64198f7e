/** An image that is drawn by hand: a byte a pixel, 255 for ink, as handwritten digits have it. */
export interface Pad {
  readonly height: number;
  readonly width: number;
  /** Shape [height, width]. */
  readonly values: Uint8Array;
}

/** In pixels of the image; about as thick as handwritten digits are. */
const RADIUS = 1.25;
/** Over so much its edge fades. */
const EDGE = 0.9;

/** A place in the image, in its pixels; their centres are at halves. */
export type Spot = readonly [x: number, y: number];

function distance([x, y]: Spot, [x1, y1]: Spot, [x2, y2]: Spot): number {
  const [across, down] = [x2 - x1, y2 - y1];
  const length = across * across + down * down;
  const along = length === 0 ? 0 : ((x - x1) * across + (y - y1) * down) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - x1 - t * across, y - y1 - t * down);
}

/** The image with a line from one place to another; ink that is there stays. */
export function withLine({ height, width, values }: Pad, from: Spot, to: Spot): Pad {
  const next = values.map((value, at) => {
    const centre: Spot = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    const ink = (RADIUS + EDGE / 2 - distance(centre, from, to)) / EDGE;
    return Math.max(value, Math.round(255 * Math.max(0, Math.min(1, ink))));
  });
  return { height, width, values: next };
}

export const emptyPad = ({ height, width }: Pick<Pad, 'height' | 'width'>): Pad => ({
  ...{ height, width },
  values: new Uint8Array(height * width),
});
