/** One run from beginning to end, with the figures of every epoch. */
import path from 'node:path';
import { chooseBackend, type BackendReport } from '../src/engine/backends.ts';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { openDataset, type Dataset } from '../src/engine/dataset.ts';
import { createRun, type Run } from '../src/engine/run.ts';
import { networkWidths } from '../src/game/network.ts';
import { mean, prunedCount, sparsity } from '../src/game/population.ts';
import type { RunSpec } from '../src/game/spec.ts';
import { compiledStep } from './compiledStep.ts';
import { readBytes } from './readBytes.ts';

export const dataFolder = path.resolve(import.meta.dirname, '../public/data/mnist');

/** Accuracies, sparsity and participation as shares of 1. */
export interface EpochFigures {
  /** Epochs done. */
  readonly epoch: number;
  readonly testAccuracy: number;
  /** With every s < ε set to 0. */
  readonly testAccuracyPruned: number;
  readonly sparsity: number;
  readonly activePerLayer: readonly number[];
  readonly meanParticipation: number;
  /** Mean cross-entropy of the last batch, nats. */
  readonly loss: number;
  readonly stepsPerSecond: number;
}

export interface Experiment {
  readonly spec: RunSpec;
  readonly backend: BackendReport['name'];
  readonly epochs: readonly EpochFigures[];
  /** s at the end, one row per layer of players. */
  readonly participation: readonly (readonly number[])[];
}

async function figures(run: Run, dataset: Dataset, trainingMs: number, steps: number) {
  const { trainer, spec } = run;
  await dataset.whenTest;
  const { accuracy, accuracyPruned } = await trainer.evaluate(dataset.test, spec.epsilon);
  const { participation, loss } = await trainer.readPlayers();
  const rows = trainer.layers.map(({ first, count }) =>
    participation.subarray(first, first + count),
  );
  const epoch: EpochFigures = {
    epoch: run.epoch,
    testAccuracy: accuracy,
    testAccuracyPruned: accuracyPruned,
    sparsity: sparsity(participation, spec.epsilon),
    activePerLayer: rows.map((row) => row.length - prunedCount(row, spec.epsilon)),
    meanParticipation: mean(participation),
    loss,
    stepsPerSecond: (steps * 1000) / trainingMs,
  };
  return { epoch, participation: rows.map((row) => Array.from(row)) };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function epochLine({ epoch, ...of }: EpochFigures, epochs: number): string {
  return [
    `epoch ${Number(epoch.toFixed(2))} of ${epochs}`,
    `test accuracy ${percent(of.testAccuracy)} (pruned ${percent(of.testAccuracyPruned)})`,
    `sparsity ${percent(of.sparsity)}, active ${of.activePerLayer.join(' + ')}`,
    `mean s ${of.meanParticipation.toFixed(3)}, loss ${of.loss.toFixed(3)}`,
    `${of.stepsPerSecond.toFixed(1)} steps/s`,
  ].join(' · ');
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
  const backend = await chooseBackend({ wanted: spec.backend });
  say(backend.reason);
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
  const run = createRun({ trainer, images, spec, changes: [] });
  const lastStep = Math.min(spec.epochs * run.stepsPerEpoch, limitSteps ?? Infinity);
  const epochs: EpochFigures[] = [];
  let participation: number[][] = [];
  while (run.step < lastStep) {
    const from = run.step;
    const until = Math.min(lastStep, from + run.stepsPerEpoch - (from % run.stepsPerEpoch));
    const start = performance.now();
    while (run.step < until) await run.advance();
    await trainer.settled();
    const done = await figures(run, dataset, performance.now() - start, until - from);
    epochs.push(done.epoch);
    participation = done.participation;
    say(epochLine(done.epoch, spec.epochs));
  }
  trainer.dispose();
  return { spec, backend: backend.name, epochs, participation };
}
