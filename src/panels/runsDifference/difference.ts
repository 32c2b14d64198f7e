/** What one run did that another did not: over the epochs, and player by player at the end. */
import type { Runs } from '../../state/runs/runs.ts';
import { fixed } from '../../ui/format.ts';
import type { Moment, ToldRun } from '../runs/told.ts';

/** A difference over time, A minus B. */
export interface Course {
  /** Rising. */
  readonly epochs: readonly number[];
  /** Points. */
  readonly values: readonly number[];
}

/** Steps between two tests that count as tests of one epoch: runs with batches of another size end theirs elsewhere. */
const STEPS_APART = 1;
/** Epochs are quotients of steps. */
const HARDLY = 1e-9;

/** The moments at which both were tested, oldest first; each in one pair. */
export function sharedMoments(a: ToldRun, b: ToldRun): readonly (readonly [Moment, Moment])[] {
  const apart = STEPS_APART / Math.min(a.stepsPerEpoch, b.stepsPerEpoch) + HARDLY;
  const distance = (p: Moment, q: Moment) => Math.abs(p.epoch - q.epoch);
  const nearest = (moment: Moment, of: readonly Moment[]): Moment | undefined =>
    of.reduce<Moment | undefined>(
      (found, each) =>
        found === undefined || distance(moment, each) < distance(moment, found) ? each : found,
      undefined,
    );
  return a.moments.flatMap((inA) => {
    const inB = nearest(inA, b.moments);
    return inB !== undefined && distance(inA, inB) <= apart && nearest(inB, a.moments) === inA
      ? [[inA, inB] as const]
      : [];
  });
}

/** At every moment at which both were tested and both are known. */
export function courseOf(a: ToldRun, b: ToldRun, of: (moment: Moment) => number | null): Course {
  const pairs = sharedMoments(a, b).flatMap(([momentA, momentB]) => {
    const [inA, inB] = [of(momentA), of(momentB)];
    return inA === null || inB === null ? [] : [[momentA.epoch, inA - inB] as const];
  });
  return { epochs: pairs.map(([epoch]) => epoch), values: pairs.map(([, value]) => value) };
}

/** What is said where no line can be drawn. */
export function fewShared(accuracy: Course, pruned: Course): string {
  const [epoch] = pruned.epochs;
  if (epoch === undefined)
    return 'They were tested at no common epoch: nothing is drawn over time.';
  const points = ({ values: [value] }: Course, what: string): string[] =>
    value === undefined ? [] : [`${value > 0 ? '+' : ''}${fixed(value, 1)} points ${what}`];
  const differences = [...points(accuracy, 'of accuracy'), ...points(pruned, 'pruned')];
  const when = fixed(epoch, epoch % 1 === 0 ? 0 : 1);
  return `Both were tested at epoch ${when} alone: there A minus B is ${differences.join(' and ')}.`;
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
