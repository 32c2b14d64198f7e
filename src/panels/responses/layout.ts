/** Places of the best-response map: x = αb − γ − ηc, y = 2β‖θ‖²; without a size price, a strip per layer. */
import { scaleLinear, type Scale } from '../shared/scales.ts';
import type { ShownLayer } from '../../game/shown.ts';
import type { Box } from '../participation/layout.ts';
import { CalmEnd, quantile, settleIn } from '../shared/calm.ts';
import { setting } from '../../ui/format.ts';
import { shortName } from '../shared/groups.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';

/** Strips that stand apart; and from a name to the next one. */
const MOST_NAMED = 6;
const LEAST_NAME_PX = 11;
/** Share of the players at either end that may lie beyond the axis. */
const BEYOND = 0.02;
/** Either side of zero keeps at least this share of the other, so that its region can be seen. */
const LEAST_SIDE = 0.15;

/** The axes hold still: see CalmEnd. */
export class MapEnds {
  private readonly low = new CalmEnd();
  private readonly high = new CalmEnd();
  private readonly top = new CalmEnd();
  private scratch = new Float64Array(0);

  update(
    gain: Float64Array,
    curvature: Float64Array,
    now: number,
  ): { readonly low: number; readonly high: number; readonly top: number } {
    if (this.scratch.length < gain.length) this.scratch = new Float64Array(gain.length);
    const at = (values: Float64Array, share: number) => quantile(values, share, this.scratch);
    const low = this.low.update(-at(gain, BEYOND), now);
    const high = this.high.update(at(gain, 1 - BEYOND), now);
    const top = this.top.update(at(curvature, 1 - BEYOND), now);
    if (low === 0 && high === 0) return { low: -1, high: 1, top };
    return {
      low: -Math.max(low, LEAST_SIDE * high),
      high: Math.max(high, LEAST_SIDE * low),
      top,
    };
  }

  reset(): void {
    for (const end of [this.low, this.high, this.top]) end.reset();
  }

  settlesIn(now: number): number {
    return settleIn([this.low, this.high, this.top], now);
  }
}

export interface Strip {
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly first: number;
  readonly count: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Box;
  /** Gain → x; not clamped. */
  readonly x: Scale;
  /** 2β‖θ‖² → y; null where there is no size price and the strips stand instead. */
  readonly y: Scale | null;
  readonly strips: readonly Strip[];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Radius of a mark. */
  readonly radius: number;
}

export function mapLayout(
  width: number,
  height: number,
  layers: readonly ShownLayer[],
  ends: { readonly low: number; readonly high: number; readonly top: number },
): MapLayout {
  // Room for the figure at the upper end.
  const left = ends.top > 0 ? Math.max(30, 8 + 6.2 * setting(ends.top).length) : 30;
  const [right, top, axis] = [10, 18, 20];
  const plot = {
    x: left,
    y: top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - axis),
  };
  const x = scaleLinear([ends.low, ends.high], [plot.x, plot.x + plot.width]);
  const y = ends.top > 0 ? scaleLinear([0, ends.top], [plot.y + plot.height, plot.y]) : null;
  const total = layers.reduce((sum, { count }) => sum + count, 0);
  const gap = layers.length > MOST_NAMED ? 1 : 6;
  const band = (plot.height - gap * (layers.length - 1)) / Math.max(1, layers.length);
  const every = Math.ceil(LEAST_NAME_PX / Math.max(1, band + gap));
  return {
    width,
    height,
    plot,
    x,
    y,
    strips:
      y === null
        ? layers.map(({ name, first, count }, index) => ({
            // Where strips are thin some go without, so that names do not lie on one another.
            name: index % every === 0 ? shortName({ name }) : '',
            y: plot.y + index * (band + gap),
            height: band,
            first,
            count,
          }))
        : [],
    xTicks: x.ticks(5),
    yTicks: y === null ? [] : [0, ends.top],
    radius: total > 400 ? 3 : 3.8,
  };
}

/** A fixed height in its strip for every player, neighbours far apart (golden ratio), in (0, 1). */
const share = (index: number): number => (0.5 + index * 0.6180339887498949) % 1;

export interface Places {
  /** Corners in pixels: x, y per player; shape [2 · playerCount]. */
  readonly at: Float32Array;
  /** 1 where the player lies beyond an edge: bits left 1, right 2, above 4; shape [playerCount]. */
  readonly beyond: Uint8Array;
}

export const BEYOND_LEFT = 1;
export const BEYOND_RIGHT = 2;
export const BEYOND_TOP = 4;

export function places(
  layout: MapLayout,
  gain: Float64Array,
  curvature: Float64Array,
  into: Places,
): void {
  const { plot, x, y, strips, radius } = layout;
  const inset = radius + 1;
  const [left, right] = [plot.x + inset, plot.x + plot.width - inset];
  const highest = plot.y + inset;
  const scale = (x(1) as number) - (x(0) as number);
  const zero = x(0);
  for (let i = 0; i < gain.length; i++) {
    const px = zero + scale * gain[i];
    into.beyond[i] = px < plot.x ? BEYOND_LEFT : px > plot.x + plot.width ? BEYOND_RIGHT : 0;
    into.at[2 * i] = Math.max(left, Math.min(right, px));
    if (y !== null) {
      const py = y(curvature[i]);
      if (py < plot.y - 0.5) into.beyond[i] |= BEYOND_TOP;
      into.at[2 * i + 1] = Math.max(highest, Math.min(plot.y + plot.height - 1, py));
    }
  }
  for (const strip of strips) {
    const room = Math.max(0, strip.height - 2 * inset);
    for (let k = 0; k < strip.count; k++)
      into.at[2 * (strip.first + k) + 1] = strip.y + inset + room * share(k);
  }
}

/** The player whose mark is nearest, within `reach` pixels. */
export function nearest(at: Float32Array, x: number, y: number, reach: number): ShownIndex | null {
  let best: ShownIndex | null = null;
  let closest = reach * reach;
  for (let i = 0; 2 * i < at.length; i++) {
    const distance = (at[2 * i] - x) ** 2 + (at[2 * i + 1] - y) ** 2;
    if (distance < closest) [best, closest] = [shownIndex(i), distance];
  }
  return best;
}
