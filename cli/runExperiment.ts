/** One run from beginning to end, with the figures of every epoch. */
import path from 'node:path';
import { chooseBackend, type BackendReport } from '../src/engine/backends.ts';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { openDataset } from '../src/engine/dataset.ts';
import { createRun, type Run } from '../src/engine/run.ts';
import { createSandboxTrainer } from '../src/engine/sandboxTrainer.ts';
import type { Evaluation, GameTrainer } from '../src/engine/trainer.ts';
import { networkWidths } from '../src/game/network.ts';
import { mean, prunedCount, sparsity } from '../src/game/population.ts';
import { isSandbox } from '../src/game/sandbox/game.ts';
import type { Change, RunSpec } from '../src/game/spec.ts';
import { compiledStep } from './compiledStep.ts';
import { readBytes } from './readBytes.ts';

export const dataFolder = path.resolve(import.meta.dirname, '../public/data/mnist');

/** What a run is made of, a network's or a sandbox's. */
export interface Prepared {
  readonly backend: BackendReport;
  readonly run: Run<GameTrainer>;
  /** Test accuracy now; null without a network. */
  readonly evaluate: () => Promise<Evaluation> | null;
}

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
  readonly stepsPerSecond: number;
}

export interface Experiment {
  readonly spec: RunSpec;
  readonly backend: BackendReport['name'];
  readonly epochs: readonly EpochFigures[];
  /** s at the end, one row per layer of players. */
  readonly participation: readonly (readonly number[])[];
}

async function figures({ run, evaluate }: Prepared, trainingMs: number, steps: number) {
  const { trainer, spec } = run;
  const tested = await evaluate();
  const { participation, loss } = await trainer.readPlayers();
  const rows = trainer.layers.map(({ first, count }) =>
    participation.subarray(first, first + count),
  );
  const epoch: EpochFigures = {
    epoch: run.epoch,
    testAccuracy: tested?.accuracy ?? null,
    testAccuracyPruned: tested?.accuracyPruned ?? null,
    sparsity: sparsity(participation, spec.epsilon),
    activePerLayer: rows.map((row) => row.length - prunedCount(row, spec.epsilon)),
    meanParticipation: mean(participation),
    loss: tested === null ? null : loss,
    stepsPerSecond: (steps * 1000) / trainingMs,
  };
  return { epoch, participation: rows.map((row) => Array.from(row)) };
}

const percent = (share: number | null): string =>
  share === null ? 'none' : `${(100 * share).toFixed(2)} %`;

function epochLine({ epoch, ...of }: EpochFigures, epochs: number): string {
  return [
    `epoch ${Number(epoch.toFixed(2))} of ${epochs}`,
    `test accuracy ${percent(of.testAccuracy)} (pruned ${percent(of.testAccuracyPruned)})`,
    `sparsity ${percent(of.sparsity)}, active ${of.activePerLayer.join(' + ')}`,
    `mean s ${of.meanParticipation.toFixed(3)}, loss ${of.loss?.toFixed(3) ?? 'none'}`,
    `${of.stepsPerSecond.toFixed(1)} steps/s`,
  ].join(' · ');
}

async function prepareNetwork(spec: RunSpec, changes: readonly Change[]): Promise<Prepared> {
  const backend = await chooseBackend({ wanted: spec.backend });
  const dataset = await openDataset({ url: dataFolder, fetchBytes: readBytes });
  const images = dataset.split(spec.split);
  const { pixelMean, pixelStd } = dataset;
  const trainer = createTrainer({
    widths: networkWidths(spec.network),
    spec,
    backend: backend.name,
    data: { train: images.train, pixelMean, pixelStd },
    step: await compiledStep(),
  });
  const run = createRun({ trainer, images, spec, changes });
  return {
    backend,
    run,
    async evaluate() {
      await dataset.whenTest;
      return trainer.evaluate(dataset.test, run.spec.epsilon);
    },
  };
}

const prepareSandbox = (spec: RunSpec, changes: readonly Change[]): Prepared => ({
  backend: { name: 'cpu', reason: 'There is no network to train; the game alone runs here.' },
  run: createRun({ trainer: createSandboxTrainer(spec), images: null, spec, changes }),
  evaluate: () => null,
});

/**
 * @param changes to be replayed, ordered by step
 * @throws Error with a sentence if data or backend cannot be had
 */
export async function prepare(spec: RunSpec, changes: readonly Change[] = []): Promise<Prepared> {
  return isSandbox(spec) ? prepareSandbox(spec, changes) : prepareNetwork(spec, changes);
}

/**
 * @param say gets one line at a time about how it goes
 * @throws Error with a sentence if data or backend cannot be had
 */
export async function runExperiment(
  spec: RunSpec,
  limitSteps: number | null,
  say: (line: string) => void,
): Promise<Experiment> {
  const prepared = await prepare(spec);
  const { backend, run } = prepared;
  say(backend.reason);
  const lastStep = Math.min(spec.epochs * run.stepsPerEpoch, limitSteps ?? Infinity);
  const epochs: EpochFigures[] = [];
  let participation: number[][] = [];
  while (run.step < lastStep) {
    const from = run.step;
    const until = Math.min(lastStep, from + run.stepsPerEpoch - (from % run.stepsPerEpoch));
    const start = performance.now();
    while (run.step < until) await run.advance();
    await run.trainer.settled();
    const done = await figures(prepared, performance.now() - start, until - from);
    epochs.push(done.epoch);
    participation = done.participation;
    say(epochLine(done.epoch, spec.epochs));
  }
  run.trainer.dispose();
  return { spec, backend: backend.name, epochs, participation };
}
