/** What the sentence speaks of, gathered from the store and the trajectory. */
import type { DataSet } from '../../../data/dataSet.ts';
import { dataSetOf } from '../../../data/rows.ts';
import { isGameOver } from '../../../game/schedule.ts';
import { endInWords } from '../../../spec/ending.ts';
import { isGame, pricesThatAct } from '../../../spec/play.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { groupInWords, type PlayerLayer } from '../../../game/network.ts';
import type { PlayerState } from '../../../game/population.ts';
import type { ShownLayer } from '../../../game/shown.ts';
import type { Baseline } from '../../../state/baselines.ts';
import { activeIn, totalOf } from '../../../game/summary.ts';
import type { Lab } from '../../../state/lab.ts';
import type { LabState, Phase } from '../../../state/store.ts';
import type { Trajectory } from '../../../state/trajectory.ts';
import { nashGapOf } from '../../../game/frozen/regret.ts';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { pricesOfGroupAt, type Frame } from '../../../panels/shared/states.ts';
import { priceOf } from '../../../game/prices.ts';
import { latestBurst, type Burst } from './burst.ts';

/** Players by state (game/population.ts); who alternates is not pruned. */
export type Counts = Readonly<Record<PlayerState, number>> & {
  /** Of those who are in: U < 0. */
  readonly paying: number;
};

export interface Facts {
  readonly phase: Phase;
  readonly failure: string | null;
  /** After a failure, the step from which Retry goes on; null where it begins again. */
  readonly keptStep: number | null;
  readonly progress: string | null;
  readonly step: number;
  readonly epoch: number;
  readonly epochs: number;
  /** The epoch after which the game ended; null while it is played. */
  readonly gameEnded: number | null;
  /** What a rule that is no game does at the end, in a sentence; null where players answer prices. */
  readonly cut: string | null;
  /** Set without a network, to the largest regret now; null where a network trains. */
  readonly sandbox: { readonly nashGap: number } | null;
  /** Null before the first frame. */
  readonly counts: Counts | null;
  /** How far the run was played, and who was out by then, where an earlier step is shown; null otherwise. */
  readonly played: { readonly step: number; readonly out: number } | null;
  /** The step of an address, or of the past, that it is on its way to; null otherwise. */
  readonly goingTo: number | null;
  /** Who plays. */
  readonly players: RunSpec['granularity'];
  readonly data: DataSet;
  /** A layer, as in a sentence, whose players are all pruned. */
  readonly emptyLayer: string | null;
  /** The fee γ has not reached its full value yet. */
  readonly easingIn: boolean;
  readonly latest: LatestChange | null;
  /** Every player is fully in. */
  readonly allIn: boolean;
  /** Nobody was seen further than STILL_S from where it is now, for half an epoch. */
  readonly still: boolean;
  /** Share of the full net's weights that a step still handles. */
  readonly workShare: number;
  /** A layer in which few players share a benefit that is relative to the layer; null where there is none. */
  readonly concentrated: Concentration | null;
  /** Shares of 1, of the test at `step`; null before the first. */
  readonly accuracy: {
    readonly step: number;
    readonly now: number;
    readonly pruned: number;
    readonly best: number;
  } | null;
}

export interface Concentration {
  /** As in a sentence. */
  readonly layer: string;
  readonly players: number;
  readonly active: number;
  /** Mean b of the active players. */
  readonly average: number;
}

export interface LatestChange extends Omit<Burst, 'step'> {
  /** The groups of players as in a sentence, from the input on. */
  readonly groups: readonly string[];
  /** Whether a step has been made since, or players were moved at once. */
  readonly felt: boolean;
  /** Null where the players at the change's own step are not known. */
  readonly since: Since | null;
}

/** Counted from the step at which the change began to act, those who alternate left aside. */
export interface Since {
  /** Players that were in and are out now, and the other way round; where not all are seen, only which were more, and by how many. */
  readonly left: number;
  readonly back: number;
  /** Whether anybody was seen to leave or come back in between. */
  readonly anybody: boolean;
  /** Whether every player is among those that frames show one by one. */
  readonly allSeen: boolean;
}

const STILL_EPOCHS = 0.5;
export const STILL_S = 0.005;

/** Players that have crossed the cut since a baseline. */
function crossedSince(
  then: Baseline,
  now: Frame,
  epsilonThen: number,
  allShown: boolean,
  crossings: number,
): Since {
  const anybody = crossings !== then.crossings;
  if (!allShown) {
    const more = outOf(now.summaries) - outOf(then.summaries);
    return {
      left: Math.max(0, more),
      back: Math.max(0, -more),
      anybody: anybody || more !== 0,
      allSeen: false,
    };
  }
  let [left, back] = [0, 0];
  for (let i = 0; i < now.participation.length; i++) {
    if (then.swing[i] !== 0 || now.swing[i] !== 0) continue;
    const wasIn = then.participation[i]! >= epsilonThen;
    const isIn = now.participation[i]! >= now.epsilon;
    if (wasIn && !isIn) left++;
    else if (!wasIn && isIn) back++;
  }
  return { left, back, anybody: anybody || left + back > 0, allSeen: true };
}

/** Players that are pruned and do not alternate. */
const outOf = (summaries: Float32Array): number =>
  totalOf(summaries, 'pruned') - totalOf(summaries, 'alternatingPruned');

/** ε as it was before the changes, to the precision of a frame. */
const epsilonBefore = ({ moves }: Burst, { epsilon }: Frame): number =>
  Math.fround(
    (moves.find(({ name }) => name === 'epsilon')?.from as number | undefined) ?? epsilon,
  );

function isStill(trajectory: Trajectory, now: ArrayLike<number>, since: number): boolean {
  const first = since < 0 ? -1 : trajectory.columnAt(since);
  if (first < 0) return false;
  for (let column = first; column < trajectory.length; column++)
    if (!trajectory.column(column).every((s, i) => Math.abs(s - now[i]!) < STILL_S)) return false;
  return true;
}

/** One player in this many is left of a layer that is called concentrated. */
const FEW = 8;

function concentrationOf(
  frame: Frame,
  layers: readonly ShownLayer[],
  epsilon: number,
): Concentration | null {
  for (const layer of layers) {
    const { first, count, total } = layer;
    if (count < total) continue;
    let [active, sum] = [0, 0];
    for (let i = first; i < first + count; i++) {
      if (frame.participation[i]! < epsilon) continue;
      active++;
      sum += frame.benefit[i]!;
    }
    if (active > 0 && active * FEW <= count)
      return { layer: groupInWords(layer), players: count, active, average: sum / active };
  }
  return null;
}

function emptyLayerOf(layers: readonly PlayerLayer[], summaries: Float32Array): string | null {
  const empty = layers.find((_, index) => activeIn(summaries, index) === 0);
  return empty === undefined ? null : groupInWords(empty);
}

function accuracyOf(evaluations: LabState['evaluations']): Facts['accuracy'] {
  const last = evaluations.at(-1);
  if (last === undefined) return null;
  const best = evaluations.reduce((most, { testAccuracy }) => Math.max(most, testAccuracy), 0);
  const { step, testAccuracy, testAccuracyPruned } = last;
  return { step, now: testAccuracy, pruned: testAccuracyPruned, best };
}

function countsOf(summaries: Float32Array): Counts {
  return {
    settled: totalOf(summaries, 'settled'),
    rising: totalOf(summaries, 'rising'),
    still: totalOf(summaries, 'still'),
    falling: totalOf(summaries, 'falling'),
    alternating: totalOf(summaries, 'alternating'),
    pruned: outOf(summaries),
    paying: totalOf(summaries, 'paying'),
  };
}

const nashGapAt = (frame: Frame, spec: RunSpec): number =>
  Array.from(frame.ends).reduce((largest, end, group) => {
    const prices = pricesOfGroupAt(frame, spec, group);
    return Math.max(largest, nashGapOf(frame, prices, frame.ends[group - 1] ?? 0, end));
  }, 0);

function playedOf({ played }: Pick<Lab['time'], 'played'>): Facts['played'] {
  const last = played?.trajectory.latest;
  return last ? { step: last.step, out: outOf(last.summaries) } : null;
}

export function gatherFacts({
  store,
  trajectory,
  pruningHistory,
  baselines,
  time,
}: Pick<Lab, 'store' | 'trajectory' | 'pruningHistory' | 'baselines'> & {
  readonly time: Pick<Lab['time'], 'played'>;
}): Facts {
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
    players: spec.granularity,
    data: dataSetOf(spec),
    goingTo: state.phase === 'paused' || state.phase === 'preparing' ? state.goingTo : null,
    played: playedOf(time),
    gameEnded: isGameOver(spec, step / stepsPerEpoch) ? spec.gameEnds : null,
    cut: isGame(spec)
      ? null
      : endInWords(spec, {
          epoch: step / stepsPerEpoch,
          players: layers.map(({ total }) => total),
        }),
    sandbox: isSandbox(spec) ? { nashGap: frame === null ? 0 : nashGapAt(frame, spec) } : null,
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
      concentrated: null,
    };
  }
  const counts = countsOf(frame.summaries);
  const allShown = trajectory.playerCount === totalOf(frame.summaries, 'count');
  const burst = latestBurst(startSpec, changes, stepsPerEpoch);
  const then = burst === null ? null : baselines.of(burst.step);
  const isRelative =
    common.cut === null && spec.benefitScale === 'relative' && common.sandbox === null;
  return {
    ...common,
    counts,
    emptyLayer: counts.alternating > 0 ? null : emptyLayerOf(layers, frame.summaries),
    // A frame has the fees in single precision.
    easingIn:
      pricesThatAct(spec).includes('gamma') &&
      frame.fees.some((fee, group) => fee < Math.fround(priceOf(spec.gamma, group))),
    allIn: totalOf(frame.summaries, 'participation') === totalOf(frame.summaries, 'count'),
    still:
      allShown &&
      counts.alternating === 0 &&
      isStill(trajectory, frame.participation, step - STILL_EPOCHS * stepsPerEpoch),
    concentrated: isRelative ? concentrationOf(frame, layers, frame.epsilon) : null,
    latest: burst && {
      moves: burst.moves,
      acts: burst.acts,
      groups: layers.map(groupInWords),
      felt: step > burst.step || burst.acts.length > 0,
      since:
        then &&
        crossedSince(then, frame, epsilonBefore(burst, frame), allShown, pruningHistory.version),
    },
  };
}
