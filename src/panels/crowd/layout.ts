/** Places of the histogram: exact 0 | below ε | equal bins from ε to 1 | exact 1, counts on a log axis. */
import { scaleLog } from '../shared/scales.ts';
import { BINS } from '../../game/summary.ts';

export interface Bar {
  readonly kind: 'zero' | 'below' | 'bin' | 'one';
  readonly x: number;
  readonly width: number;
  /** Range of s, both ends included in the words only. */
  readonly from: number;
  readonly to: number;
}

export interface CrowdLayout {
  readonly width: number;
  readonly height: number;
  /** Where the counts of the axis end. */
  readonly left: number;
  readonly bars: readonly Bar[];
  readonly top: number;
  readonly base: number;
  readonly epsilonX: number;
  readonly binsX: number;
  readonly binsWidth: number;
  /** Count → y; 0 lies on the base. */
  y(count: number): number;
  readonly ticks: readonly number[];
}

/** Decades named each; the picture is low. */
const MOST_TICKS = 3;
/** From one count of the axis to the next, so that none lies on another. */
const LEAST_TICK_PX = 12;
/** A count of 1 still has height: the axis begins below it. */
const LOWEST = 0.6;

/** Room for the longest count of the axis. */
const leftOf = (most: number): number => Math.max(28, 8 + 6.5 * (Math.floor(Math.log10(most)) + 1));

/** Beside one another the counts of two bars need as much. */
const zoneOf = (most: number): number => Math.max(36, 7 * (Math.floor(Math.log10(most)) + 1) + 3);

/** @param mostPlayers the axis holds this many */
export function crowdLayout(
  width: number,
  height: number,
  epsilon: number,
  mostPlayers: number,
): CrowdLayout {
  const most = Math.max(10, mostPlayers);
  const [left, zone, top] = [leftOf(most), zoneOf(most), 20];
  const base = height - 34;
  const epsilonX = left + 2 * zone;
  const binsX = epsilonX + 2;
  const one = 16;
  const oneGap = 10;
  const binsWidth = Math.max(BINS, width - binsX - one - oneGap - 4);
  const bin = binsWidth / BINS;
  const scale = scaleLog([LOWEST, most], [base, top]);
  const bars: Bar[] = [
    { kind: 'zero', x: left + 8, width: 16, from: 0, to: 0 },
    { kind: 'below', x: left + zone + 8, width: 16, from: 0, to: epsilon },
    ...Array.from({ length: BINS }, (_, index) => ({
      kind: 'bin' as const,
      x: binsX + index * bin,
      width: bin,
      from: epsilon + (index / BINS) * (1 - epsilon),
      to: epsilon + ((index + 1) / BINS) * (1 - epsilon),
    })),
    { kind: 'one', x: binsX + binsWidth + oneGap, width: one, from: 1, to: 1 },
  ];
  const decades = Math.floor(Math.log10(most));
  // Of more decades than fit some go without a name.
  const decade = Math.max(1, (base - top) / Math.log10(most / LOWEST));
  const every = Math.max(decades > MOST_TICKS ? 2 : 1, Math.ceil(LEAST_TICK_PX / decade));
  const ticks: number[] = [];
  for (let power = 0; power <= decades; power += every) ticks.push(10 ** power);
  return {
    width,
    height,
    left,
    bars,
    top,
    base,
    epsilonX,
    binsX,
    binsWidth,
    y: (count) => (count <= 0 ? base : scale(count)),
    ticks,
  };
}

/** The bar under a point, whatever its height; null between the zones. */
export function barAt(layout: CrowdLayout, x: number): number | null {
  const at = layout.bars.findIndex((bar) => {
    const margin = bar.kind === 'bin' ? 0 : 6;
    return x >= bar.x - margin && x < bar.x + bar.width + margin;
  });
  return at < 0 ? null : at;
}
