/** Places of parallel axes: upright beside one another, or lying below one another where the page is narrow. */
import type { ToldRun } from '../runs/told.ts';
import type { Axis } from './axes.ts';

export interface AxesLayout {
  readonly width: number;
  readonly height: number;
  readonly isNarrow: boolean;
  /** Of each axis: x where they stand upright, y where they lie. */
  readonly across: readonly number[];
  /** Along an axis: from the place of 0 to that of 1. */
  readonly from: number;
  readonly to: number;
}

export const ROW_HEIGHT = 62;
const NARROW_BELOW = 480;
const UPRIGHT = { top: 28, bottom: 10, side: 32 };
const LYING = { left: 12, right: 16, top: 22 };

/** @param isNarrow whether they lie */
export function axesLayout(
  width: number,
  height: number,
  count: number,
  isNarrow = width < NARROW_BELOW,
): AxesLayout {
  const last = Math.max(1, count - 1);
  if (isNarrow)
    return {
      ...{
        width,
        height,
        isNarrow,
        from: LYING.left,
        to: Math.max(LYING.left + 1, width - LYING.right),
      },
      across: Array.from({ length: count }, (_, i) => LYING.top + i * ROW_HEIGHT),
    };
  const room = Math.max(1, width - 2 * UPRIGHT.side);
  return {
    ...{
      width,
      height,
      isNarrow,
      from: Math.max(UPRIGHT.top + 1, height - UPRIGHT.bottom),
      to: UPRIGHT.top,
    },
    across: Array.from({ length: count }, (_, i) => UPRIGHT.side + (room * i) / last),
  };
}

/** Where a share stands along an axis. */
export const along = ({ from, to }: AxesLayout, share: number): number =>
  from + share * (to - from);

/** The share at a place along an axis, cut to it. */
export const shareAt = ({ from, to }: AxesLayout, place: number): number =>
  Math.max(0, Math.min(1, (place - from) / (to - from)));

export interface Strand {
  readonly run: ToldRun;
  /** Along each axis; NaN where nothing is known. */
  readonly places: readonly number[];
}

/** Pixels from the first to the last of equal ones, at most. */
const FAN = 22;
const FAN_STEP = 2.2;

/** So far from both ends that a fan stays on the axis. */
function inside(place: number, margin: number, { from, to }: AxesLayout): number {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return Math.max(low + margin, Math.min(high - margin, place));
}

/** Runs that stand at one place fan out by their accuracy, so that each can be followed. */
export function strandsOf(
  runs: readonly ToldRun[],
  axes: readonly Axis[],
  layout: AxesLayout,
): readonly Strand[] {
  const byAccuracy = [...runs].sort((p, q) => (p.end?.cut ?? 0) - (q.end?.cut ?? 0));
  const places = new Map(runs.map((run) => [run, [] as number[]]));
  const direction = Math.sign(layout.to - layout.from);
  for (const { at } of axes) {
    const equal = new Map<number | null, ToldRun[]>();
    for (const run of byAccuracy) {
      const share = at(run);
      equal.set(share, [...(equal.get(share) ?? []), run]);
    }
    for (const [share, alike] of equal) {
      const fan = Math.min(FAN, FAN_STEP * (alike.length - 1));
      const middle = share === null ? NaN : inside(along(layout, share), fan / 2, layout);
      alike.forEach((run, rank) => {
        const offset = alike.length === 1 ? 0 : fan * (rank / (alike.length - 1) - 0.5);
        places.get(run)!.push(middle + direction * offset);
      });
    }
  }
  return runs.map((run) => ({ run, places: places.get(run)! }));
}

/** The strand nearest to a point, within reach. */
export function strandAt(
  strands: readonly Strand[],
  { across, isNarrow }: AxesLayout,
  px: number,
  py: number,
  reach: number,
): Strand | null {
  const [at, place] = isNarrow ? [py, px] : [px, py];
  const next = across.findIndex((each) => each >= at);
  if (next < 0) return null;
  const left = Math.max(0, next - 1);
  const [x1, x2] = [across[left], across[next]];
  const share = x2 === x1 ? 0 : Math.max(0, Math.min(1, (at - x1) / (x2 - x1)));
  // The curve eases out of one axis and into the next, as it is drawn.
  const eased = share * share * (3 - 2 * share);
  let [nearest, least] = [null as Strand | null, reach];
  for (const strand of strands) {
    const [p, q] = [strand.places[left], strand.places[next]];
    const distance = Math.abs(p + eased * (q - p) - place);
    if (distance < least) [nearest, least] = [strand, distance];
  }
  return nearest;
}
