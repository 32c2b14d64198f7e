/** Runs that are ready, one or several together, to their end, with the figures of every epoch. */
import { dataSetOf } from '../src/data/rows.ts';
import { isSandbox } from '../src/game/sandbox/game.ts';
import type { BackendReport } from '../src/engine/backends.ts';
import { divergenceOf } from '../src/engine/divergence.ts';
import type { Schedule } from '../src/engine/schedule.ts';
import type { Computation, Population } from '../src/engine/trainer.ts';
import { mean, prunedCount, sparsity } from '../src/game/population.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import type { Examined } from './examine.ts';
import type { HeldFor } from './ownData.ts';

/** Accuracies, sparsity and participation as shares of 1. */
export interface EpochFigures {
  /** Epochs done. */
  readonly epoch: number;
  /** All accuracies and the loss: null without a network. “Pruned” is with every s < ε set to 0. */
  readonly testAccuracy: number | null;
  readonly testAccuracyPruned: number | null;
  /** Both of validation: null, too, where the split keeps no images aside. */
  readonly validationAccuracy: number | null;
  readonly validationAccuracyPruned: number | null;
  readonly sparsity: number;
  readonly activePerLayer: readonly number[];
  readonly meanParticipation: number;
  /** Mean cross-entropy of the last batch, nats. */
  readonly loss: number | null;
  /** Of runs that advance together, their joint steps. */
  readonly stepsPerSecond: number;
}

export interface Experiment {
  readonly spec: RunSpec;
  /** Of the examples that the spec’s data set names (data/dataSet.ts); null without a network. */
  readonly dataHash: string | null;
  readonly backend: BackendReport['name'];
  readonly epochs: readonly EpochFigures[];
  /** s at the end of the last of these epochs, one row per layer of players. */
  readonly participation: readonly (readonly number[])[];
  /** Steps done by then. */
  readonly steps: number;
  /** `complete`: to its last step, or the limit; else what ended it before. */
  readonly ended: 'complete' | 'interrupted' | 'diverged';
  /** What happened and what to lower, where it diverged; nothing of the diverged numbers is told. */
  readonly divergence?: string;
}

/** How runs are to be done, and who hears of it. */
export interface Conduct {
  /** Steps after which the runs end early; null for none. */
  readonly limitSteps: number | null;
  /** Ends them early, after a step, with figures of that step. */
  readonly signal?: AbortSignal;
  /** Whether players that are out for good may leave the matrices; true if left out. */
  readonly shrinks?: boolean;
  /** Data of the user's own; none if left out. */
  readonly heldFor?: HeldFor;
  /** Gets one line at a time about how it goes. */
  say(line: string): void;
  /** Gets what is done so far, as it would be if it ended here. */
  keep?(experiments: readonly Experiment[]): Promise<void>;
}

/** A signal's listener and a page's message only run when nothing else does. */
const YIELD_EVERY_MS = 20;

/** One of the runs. */
export interface Contestant {
  readonly players: Population;
  readonly schedule: Pick<Schedule, 'spec' | 'epoch'>;
  /** How well the net reads now; null without a network. */
  readonly evaluate: () => Promise<Examined> | null;
}

export interface Ready {
  readonly backend: BackendReport['name'];
  /** All alike in their epochs. */
  readonly contestants: readonly Contestant[];
  readonly computation: Computation;
  readonly schedule: { readonly step: number; readonly stepsPerEpoch: number };
  advance(): Promise<unknown>;
}

interface Measured {
  readonly epoch: EpochFigures;
  readonly participation: readonly (readonly number[])[];
  readonly steps: number;
  readonly divergence: string | null;
}

async function measure(
  { players, schedule, evaluate }: Contestant,
  stepsPerSecond: number,
  steps: number,
): Promise<Measured> {
  const examined = await evaluate();
  const columns = await players.readPlayers();
  const { participation, loss } = columns;
  const rows = players.layers.map(({ first, count }) =>
    participation.subarray(first, first + count),
  );
  const { epsilon } = schedule.spec;
  const epoch: EpochFigures = {
    epoch: schedule.epoch,
    testAccuracy: examined?.test.accuracy ?? null,
    testAccuracyPruned: examined?.test.accuracyPruned ?? null,
    validationAccuracy: examined?.validation?.accuracy ?? null,
    validationAccuracyPruned: examined?.validation?.accuracyPruned ?? null,
    sparsity: sparsity(participation, epsilon),
    activePerLayer: rows.map((row) => row.length - prunedCount(row, epsilon)),
    meanParticipation: mean(participation),
    loss: examined === null ? null : loss,
    stepsPerSecond,
  };
  return {
    ...{ epoch, steps, participation: rows.map((row) => Array.from(row)) },
    divergence: divergenceOf(columns, schedule.spec, steps),
  };
}

/** What there is to tell of one run: all epochs before its numbers ran away, if they did. */
function experimentOf(
  spec: RunSpec,
  backend: BackendReport['name'],
  measured: readonly Measured[],
  isWhole: boolean,
): Experiment {
  const bad = measured.findIndex(({ divergence }) => divergence !== null);
  const good = bad < 0 ? measured : measured.slice(0, bad);
  const divergence = measured[bad]?.divergence ?? null;
  const last = good.at(-1);
  return {
    ...{ spec, dataHash: isSandbox(spec) ? null : dataSetOf(spec).hash },
    ...{ backend, epochs: good.map(({ epoch }) => epoch) },
    participation: last?.participation ?? [],
    steps: last?.steps ?? 0,
    ended: divergence !== null ? 'diverged' : isWhole ? 'complete' : 'interrupted',
    ...(divergence !== null && { divergence }),
  };
}

/**
 * Ends with the last step, the limit, a signal, or when all have diverged.
 *
 * @param onEpoch gets the figures of all of them when an epoch has ended
 * @returns an experiment for each
 */
export async function runEpochs(
  { backend, contestants, computation, schedule, advance }: Ready,
  { limitSteps, signal, keep }: Pick<Conduct, 'limitSteps' | 'signal' | 'keep'>,
  onEpoch: (figures: readonly EpochFigures[]) => void,
): Promise<Experiment[]> {
  const going = contestants.map((one) => ({ one, spec: one.schedule.spec, own: [] as Measured[] }));
  const { stepsPerEpoch } = schedule;
  const epochs = Math.min(...going.map(({ spec }) => spec.epochs));
  const lastStep = Math.min(epochs * stepsPerEpoch, limitSteps ?? Infinity);
  const isOver = () =>
    schedule.step >= lastStep ||
    signal?.aborted === true ||
    going.every(({ own }) => own.some(({ divergence }) => divergence !== null));
  const experiments = () =>
    going.map(({ spec, own }) => experimentOf(spec, backend, own, schedule.step >= lastStep));
  let yieldedAt = performance.now();

  async function advanceTo(until: number): Promise<void> {
    while (schedule.step < until && signal?.aborted !== true) {
      await advance();
      if (performance.now() - yieldedAt < YIELD_EVERY_MS) continue;
      await new Promise(setImmediate);
      yieldedAt = performance.now();
    }
  }

  try {
    while (!isOver()) {
      const from = schedule.step;
      const start = performance.now();
      await advanceTo(Math.min(lastStep, from + stepsPerEpoch - (from % stepsPerEpoch)));
      await computation.settled();
      if (schedule.step === from) break;
      const stepsPerSecond = ((schedule.step - from) * 1000) / (performance.now() - start);
      for (const { one, own } of going) own.push(await measure(one, stepsPerSecond, schedule.step));
      onEpoch(going.map(({ own }) => own.at(-1)!.epoch));
      await keep?.(experiments());
    }
    return experiments();
  } finally {
    computation.dispose();
  }
}

export const percent = (share: number | null): string =>
  share === null ? 'none' : `${(100 * share).toFixed(2)} %`;
