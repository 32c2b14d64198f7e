/** Runs that are ready, one or several together, to their end, with the figures of every epoch. */
import type { BackendReport } from '../src/engine/backends.ts';
import type { Course } from '../src/engine/run.ts';
import type { Computation, Evaluation, Population } from '../src/engine/trainer.ts';
import { mean, prunedCount, sparsity } from '../src/game/population.ts';
import type { RunSpec } from '../src/game/spec.ts';

/** Accuracies, sparsity and participation as shares of 1. */
export interface EpochFigures {
  /** Epochs done. */
  readonly epoch: number;
  /** This, the next and the loss: null without a network. */
  readonly testAccuracy: number | null;
  /** With every s < ε set to 0. */
  readonly testAccuracyPruned: number | null;
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
  readonly backend: BackendReport['name'];
  readonly epochs: readonly EpochFigures[];
  /** s at the end, one row per layer of players. */
  readonly participation: readonly (readonly number[])[];
}

/** One of the runs. */
export interface Contestant {
  readonly players: Population;
  readonly course: Pick<Course, 'spec' | 'epoch'>;
  /** Test accuracy now; null without a network. */
  readonly evaluate: () => Promise<Evaluation> | null;
}

export interface Ready {
  readonly backend: BackendReport['name'];
  /** All alike in their epochs. */
  readonly contestants: readonly Contestant[];
  readonly computation: Computation;
  readonly course: { readonly step: number; readonly stepsPerEpoch: number };
  advance(): Promise<unknown>;
}

async function figures({ players, course, evaluate }: Contestant, stepsPerSecond: number) {
  const tested = await evaluate();
  const { participation, loss } = await players.readPlayers();
  const rows = players.layers.map(({ first, count }) =>
    participation.subarray(first, first + count),
  );
  const { epsilon } = course.spec;
  const epoch: EpochFigures = {
    epoch: course.epoch,
    testAccuracy: tested?.accuracy ?? null,
    testAccuracyPruned: tested?.accuracyPruned ?? null,
    sparsity: sparsity(participation, epsilon),
    activePerLayer: rows.map((row) => row.length - prunedCount(row, epsilon)),
    meanParticipation: mean(participation),
    loss: tested === null ? null : loss,
    stepsPerSecond,
  };
  return { epoch, participation: rows.map((row) => Array.from(row)) };
}

/**
 * @param limitSteps steps after which the runs end early; null for none
 * @param onEpoch gets the figures of all of them when an epoch has ended
 * @returns an experiment for each
 */
export async function runEpochs(
  { backend, contestants, computation, course, advance }: Ready,
  limitSteps: number | null,
  onEpoch: (figures: readonly EpochFigures[]) => void,
): Promise<Experiment[]> {
  const specs = contestants.map((one) => one.course.spec);
  const { stepsPerEpoch } = course;
  const lastStep = Math.min(specs[0].epochs * stepsPerEpoch, limitSteps ?? Infinity);
  const epochs: EpochFigures[][] = specs.map(() => []);
  let participation: number[][][] = specs.map(() => []);
  while (course.step < lastStep) {
    const from = course.step;
    const until = Math.min(lastStep, from + stepsPerEpoch - (from % stepsPerEpoch));
    const start = performance.now();
    while (course.step < until) await advance();
    await computation.settled();
    const stepsPerSecond = ((until - from) * 1000) / (performance.now() - start);
    const done = [];
    for (const one of contestants) done.push(await figures(one, stepsPerSecond));
    done.forEach(({ epoch }, k) => epochs[k].push(epoch));
    participation = done.map((one) => one.participation);
    onEpoch(done.map(({ epoch }) => epoch));
  }
  computation.dispose();
  return specs.map((spec, k) => ({
    ...{ spec, backend, epochs: epochs[k], participation: participation[k] },
  }));
}

export const percent = (share: number | null): string =>
  share === null ? 'none' : `${(100 * share).toFixed(2)} %`;
