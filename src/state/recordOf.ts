/** The record of a run as it stands: of the page's, or of one beside it. */
import { dataSetOf } from '../data/rows.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import type { Figures } from '../game/figures.ts';
import { SUMMARY_LENGTH } from '../game/summary.ts';
import type { Snapshot } from '../protocol/events.ts';
import { PROGRAM } from '../record/program.ts';
import {
  MOST_EXACT,
  MOST_SAMPLED,
  type Columns,
  type Last,
  type RunRecord,
} from '../record/record.ts';
import type { LabState } from './store.ts';
import type { Trajectory } from './trajectory.ts';

/** What is known of it beside its players over time. */
export type Told = Pick<
  LabState,
  | 'startSpec'
  | 'changes'
  | 'scheduled'
  | 'engines'
  | 'began'
  | 'runId'
  | 'forkOf'
  | 'phase'
  | 'hasDiverged'
  | 'failure'
  | 'layers'
  | 'shown'
  | 'stepsPerEpoch'
  | 'evaluations'
>;

export type Seen = Pick<
  Trajectory,
  | 'length'
  | 'latest'
  | 'playerCount'
  | 'layerCount'
  | 'steps'
  | 'losses'
  | 'fees'
  | 'participation'
  | 'summary'
>;

/** Columns before the numbers ran away, if they did. */
function soundColumns({ length, playerCount, participation }: Seen): number {
  const bad = participation.subarray(0, length * playerCount).findIndex((s) => !Number.isFinite(s));
  return bad < 0 ? length : Math.floor(bad / playerCount);
}

/** An even sample of those shown, where all players are many: their places among the shown, rising. */
function sampled(shownCount: number, playerCount: number): number[] {
  const most = playerCount > MOST_EXACT ? MOST_SAMPLED : Infinity;
  const count = Math.min(shownCount, most);
  return Array.from({ length: count }, (_, k) => Math.floor((k * shownCount) / count));
}

function columnsOf(seen: Seen, shown: Uint32Array, playerCount: number): Columns {
  const { layerCount, steps, losses, fees, participation } = seen;
  const length = soundColumns(seen);
  const places = sampled(seen.playerCount, playerCount);
  const summaries = new Float32Array(length * layerCount * SUMMARY_LENGTH);
  const areAll = places.length === seen.playerCount;
  const told = areAll
    ? participation.slice(0, length * seen.playerCount)
    : new Float32Array(length * places.length);
  for (let column = 0; column < length; column++) {
    summaries.set(seen.summary(column), column * layerCount * SUMMARY_LENGTH);
    if (areAll) continue;
    places.forEach((place, k) => {
      told[column * places.length + k] = participation[column * seen.playerCount + place]!;
    });
  }
  return {
    steps: steps.slice(0, length),
    losses: losses.slice(0, length),
    fees: fees.slice(0, length * layerCount),
    summaries,
    shown: Uint32Array.from(places, (place) => shown[place]!),
    participation: told,
  };
}

/** Of what the worker has told, that alone. */
const figuresIn = (told: Figures): Figures => ({
  step: told.step,
  epoch: told.epoch,
  testAccuracy: told.testAccuracy,
  testAccuracyPruned: told.testAccuracyPruned,
  validationAccuracy: told.validationAccuracy,
  validationAccuracyPruned: told.validationAccuracyPruned,
  sparsity: told.sparsity,
  activePerLayer: told.activePerLayer,
  meanParticipation: told.meanParticipation,
  loss: told.loss,
});

const stateIn = ({ step, participation }: Snapshot): Last => ({
  step,
  participation: Float32Array.from(participation.flat()),
});

/** The last state that frames told of, before the numbers ran away if they did; nobody where they do not tell of all. */
function lastSeen({ latest }: Seen, columns: Columns, playerCount: number): Last {
  const { steps, shown, participation } = columns;
  const isWhole = shown.length === playerCount;
  if (latest !== null && isWhole && latest.participation.every(Number.isFinite))
    return { step: latest.step, participation: latest.participation.slice() };
  return {
    step: steps.at(-1) ?? 0,
    participation: isWhole ? participation.slice(-playerCount) : new Float32Array(),
  };
}

/** @param snapshot of the present step; null where its numbers have run away, or nobody answers any more */
export function recordOf(state: Told, seen: Seen, snapshot: Snapshot | null): RunRecord {
  const { startSpec, changes, scheduled, engines, began, phase, runId, forkOf } = state;
  const { layers, shown, stepsPerEpoch, evaluations } = state;
  const playerCount = layers.reduce((sum, { total }) => sum + total, 0);
  const columns = columnsOf(seen, shown, playerCount);
  const last = snapshot === null ? lastSeen(seen, columns, playerCount) : stateIn(snapshot);
  const { step } = last;
  return {
    manifest: {
      spec: startSpec,
      log: [...changes, ...scheduled],
      data: isSandbox(startSpec) ? null : dataSetOf(startSpec).hash,
      engines: engines.map(({ step: from, name: backend }) => ({ step: from, backend })),
      program: PROGRAM,
      began,
      ...(runId === '' ? {} : { id: runId }),
      ...(forkOf === null ? {} : { forkOf }),
    },
    verdict: state.hasDiverged
      ? { ended: 'diverged', steps: step, divergence: state.failure ?? '' }
      : { ended: phase === 'finished' ? 'complete' : 'interrupted', steps: step },
    series: {
      stepsPerEpoch,
      groups: layers.map(({ name, granularity, total: count }) => ({ name, granularity, count })),
      evaluations: evaluations.filter((each) => each.step <= step).map(figuresIn),
      columns,
    },
    last,
  };
}
