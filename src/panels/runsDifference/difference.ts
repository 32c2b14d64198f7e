/** What one run did that another did not: over the epochs, and player by player at the end. */
import type { Runs } from '../../state/runs/runs.ts';
import type { Moment, ToldRun } from '../runs/told.ts';

/** A difference over time, A minus B. */
export interface Course {
  /** Rising. */
  readonly epochs: readonly number[];
  /** Points. */
  readonly values: readonly number[];
}

/** A figure at an epoch, on straight lines between tests; null outside of them. */
function figureAt(
  moments: readonly Moment[],
  of: (moment: Moment) => number | null,
  epoch: number,
): number | null {
  const next = moments.findIndex((moment) => moment.epoch >= epoch);
  const after = moments[next];
  const before = moments[Math.max(0, next - 1)];
  if (after === undefined || before === undefined) return null;
  const [low, high] = [of(before), of(after)];
  if (low === null || high === null) return null;
  if (after.epoch === epoch) return high;
  if (before.epoch > epoch) return null;
  return low + ((high - low) * (epoch - before.epoch)) / (after.epoch - before.epoch);
}

/** At every moment at which either was tested and both are known. */
export function courseOf(a: ToldRun, b: ToldRun, of: (moment: Moment) => number | null): Course {
  const epochs = [...new Set([...a.moments, ...b.moments].map(({ epoch }) => epoch))].sort(
    (p, q) => p - q,
  );
  const pairs = epochs.flatMap((epoch) => {
    const [inA, inB] = [figureAt(a.moments, of, epoch), figureAt(b.moments, of, epoch)];
    return inA === null || inB === null ? [] : [[epoch, inA - inB] as const];
  });
  return { epochs: pairs.map(([epoch]) => epoch), values: pairs.map(([, value]) => value) };
}

export const accuracyOf = ({ cut }: Moment): number | null => cut;
export const prunedOf = ({ pruned }: Moment): number => pruned;

/** All players of a run at its end. */
export interface Ending {
  readonly step: number;
  /** s of all players, group after group. */
  readonly participation: Float32Array;
  /** Prune threshold at that time. */
  readonly epsilon: number;
  readonly groups: ToldRun['groups'];
}

type RunRecord = Awaited<ReturnType<Runs['record']>>;

export const endingOf = ({ last, series }: RunRecord, { spec }: ToldRun): Ending => ({
  step: last.step,
  participation: last.participation,
  epsilon: spec.epsilon,
  groups: series.groups,
});

/** What weights and players begin with. */
const BEGINNING = [
  ...(['seed', 'network', 'granularity', 'data', 'file', 'initialisation', 'sandbox'] as const),
  ...(['start', 'inputNormalisation', 'points', 'noise', 'features'] as const),
  ...(['players', 'copies', 'game'] as const),
];

/** Whether player i of one is player i of the other: both began with the same weights. */
export const haveSamePlayers = (a: ToldRun, b: ToldRun): boolean =>
  BEGINNING.every((name) => a.startSpec[name] === b.startSpec[name]) &&
  a.groups.length === b.groups.length &&
  a.groups.every(({ count }, i) => count === b.groups[i].count);

export const NEITHER = 0;
export const A_ALONE = 1;
export const B_ALONE = 2;
export const BOTH = 3;

/** Who kept each player; shape [playerCount], one of the four. */
export const keepers = (a: Ending, b: Ending): Uint8Array =>
  Uint8Array.from(
    a.participation,
    (s, i) => (s >= a.epsilon ? A_ALONE : 0) + (b.participation[i] >= b.epsilon ? B_ALONE : 0),
  );

/** How many players have each of the four; of a part where it is given. */
export function tally(kept: Uint8Array): readonly [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const who of kept) counts[who]++;
  return counts;
}

/** Shares of the players by s: pruned, then in ten steps up to below 1, then exactly 1. */
export const BINS = 12;

export function distribution({ participation, epsilon }: Ending): Float64Array {
  const shares = new Float64Array(BINS);
  for (const s of participation) {
    const bin = s < epsilon ? 0 : s >= 1 ? BINS - 1 : 1 + Math.min(9, Math.floor(10 * s));
    shares[bin] += 1 / participation.length;
  }
  return shares;
}
