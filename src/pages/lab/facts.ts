/** What the sentence speaks of, gathered from the store and the trajectory. */
import { isSameMovement } from '../../game/log.ts';
import type { ParameterName } from '../../game/parameters.ts';
import type { Change, RunSpec, Value } from '../../game/spec.ts';
import type { PlayerLayer } from '../../game/network.ts';
import { activeIn, totalOf } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import type { LabState, Phase } from '../../state/store.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import { nashGapOf } from '../../game/frozen/regret.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { Frame } from '../../panels/shared/states.ts';

export interface Facts {
  readonly phase: Phase;
  readonly failure: string | null;
  /** After a failure, the step from which Retry goes on; null where it begins again. */
  readonly keptStep: number | null;
  readonly progress: string | null;
  readonly step: number;
  readonly epoch: number;
  readonly epochs: number;
  /** Set without a network, to the largest regret now; null where a network trains. */
  readonly sandbox: { readonly nashGap: number } | null;
  /** Players by state; null before the first frame. */
  readonly counts: {
    readonly hold: number;
    readonly losing: number;
    readonly pruned: number;
  } | null;
  /** Name of a layer whose players are all pruned. */
  readonly emptyLayer: string | null;
  /** The fee γ has not reached its full value yet. */
  readonly easingIn: boolean;
  readonly latest: LatestChange | null;
  /** Every player is fully in. */
  readonly allIn: boolean;
  /** No player has moved for a while. */
  readonly still: boolean;
  /** Share of the full net's weights that a step still handles. */
  readonly workShare: number;
  /** Shares of 1; null before the first test. */
  readonly accuracy: {
    readonly now: number;
    readonly pruned: number;
    readonly best: number;
  } | null;
}

export interface Move {
  readonly name: ParameterName;
  readonly from: Value;
  readonly to: Value;
}

export interface LatestChange {
  /** What the visitor's last moves of the sliders came to, netted. */
  readonly moves: readonly Move[];
  /** Whether a step has been made since. */
  readonly felt: boolean;
  /** Players that have left and come back since; where not all are shown, only which were more, and by how many. */
  readonly left: number;
  readonly back: number;
}

/** A program's changes closer to one another than this share of an epoch are one move. */
const BURST_EPOCHS = 0.4;
const STILL_EPOCHS = 0.5;
const STILL_S = 0.005;

export interface Burst {
  readonly step: number;
  readonly moves: readonly Move[];
}

/** The last changes that belong together, from what to what; null if they cancel out. */
export function latestBurst(
  startSpec: RunSpec,
  changes: readonly Change[],
  stepsPerEpoch: number,
): Burst | null {
  if (changes.length === 0) return null;
  let from = changes.length - 1;
  const within = BURST_EPOCHS * stepsPerEpoch;
  while (from > 0 && isSameMovement(changes[from - 1], changes[from], within)) from--;
  const patches = (list: readonly Change[]) =>
    Object.assign({}, ...list.map((change) => change.patch)) as Partial<RunSpec>;
  const before: RunSpec = { ...startSpec, ...patches(changes.slice(0, from)) };
  const after = patches(changes.slice(from));
  const moves = (Object.keys(after) as ParameterName[])
    .map((name) => ({ name, from: before[name], to: after[name] as Value }))
    .filter((move) => move.from !== move.to);
  return moves.length === 0 ? null : { step: changes[from].step, moves };
}

function crossings(
  then: ArrayLike<number>,
  now: ArrayLike<number>,
  epsilon: number,
): { left: number; back: number } {
  let left = 0;
  let back = 0;
  for (let i = 0; i < now.length; i++) {
    if (then[i] >= epsilon && now[i] < epsilon) left++;
    else if (then[i] < epsilon && now[i] >= epsilon) back++;
  }
  return { left, back };
}

function isStill(trajectory: Trajectory, now: ArrayLike<number>, since: number): boolean {
  const column = since < 0 ? -1 : trajectory.columnAt(since);
  if (column < 0) return false;
  const then = trajectory.column(column);
  return then.every((s, i) => Math.abs(s - now[i]) < STILL_S);
}

/** What the summaries of all players know of crossings: how many more are out than were. */
function netCrossings(then: Float32Array, now: Float32Array): { left: number; back: number } {
  const more = totalOf(now, 'pruned') - totalOf(then, 'pruned');
  return { left: Math.max(0, more), back: Math.max(0, -more) };
}

const emptyLayerOf = (layers: readonly PlayerLayer[], summaries: Float32Array): string | null =>
  layers.find((_, index) => activeIn(summaries, index) === 0)?.name ?? null;

/** Players that have crossed the cut since a column. */
function crossedSince(
  trajectory: Trajectory,
  column: number,
  now: Frame,
  epsilon: number,
): { left: number; back: number } {
  if (column < 0) return { left: 0, back: 0 };
  const allShown = trajectory.playerCount === totalOf(now.summaries, 'count');
  return allShown
    ? crossings(trajectory.column(column), now.participation, epsilon)
    : netCrossings(trajectory.summary(column), now.summaries);
}

function accuracyOf(evaluations: LabState['evaluations']): Facts['accuracy'] {
  const last = evaluations.at(-1);
  if (last === undefined) return null;
  const best = evaluations.reduce((most, { testAccuracy }) => Math.max(most, testAccuracy), 0);
  return { now: last.testAccuracy, pruned: last.testAccuracyPruned, best };
}

export function gatherFacts({ store, trajectory }: Pick<Lab, 'store' | 'trajectory'>): Facts {
  const state = store.getState();
  const { spec, startSpec, changes, layers, stepsPerEpoch } = state;
  const frame = trajectory.latest;
  const step = frame?.step ?? 0;
  const common = {
    phase: state.phase,
    failure: state.failure,
    keptStep: state.keptStep,
    progress: state.progress?.text ?? null,
    step,
    epoch: step / stepsPerEpoch,
    epochs: spec.epochs,
    sandbox: isSandbox(spec)
      ? { nashGap: frame === null ? 0 : nashGapOf(frame, { ...spec, gamma: frame.fee }) }
      : null,
    workShare: frame?.workShare ?? 1,
    accuracy: accuracyOf(state.evaluations),
  };
  if (frame === null) {
    return {
      ...common,
      counts: null,
      emptyLayer: null,
      easingIn: false,
      latest: null,
      allIn: true,
      still: false,
    };
  }
  const s = frame.participation;
  const burst = latestBurst(startSpec, changes, stepsPerEpoch);
  const then = burst === null ? -1 : trajectory.columnAt(burst.step);
  return {
    ...common,
    counts: {
      hold: totalOf(frame.summaries, 'hold'),
      losing: totalOf(frame.summaries, 'losing'),
      pruned: totalOf(frame.summaries, 'pruned'),
    },
    emptyLayer: emptyLayerOf(layers, frame.summaries),
    easingIn: frame.fee < spec.gamma,
    allIn: totalOf(frame.summaries, 'participation') === totalOf(frame.summaries, 'count'),
    still: isStill(trajectory, s, step - STILL_EPOCHS * stepsPerEpoch),
    latest: burst && {
      moves: burst.moves,
      felt: step > burst.step,
      ...crossedSince(trajectory, then, frame, spec.epsilon),
    },
  };
}
