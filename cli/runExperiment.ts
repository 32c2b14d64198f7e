/** One run from beginning to end, with the figures of every epoch. */
import path from 'node:path';
import { chooseBackend, type BackendReport } from '../src/engine/backends.ts';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { dataSetOf } from '../src/data/rows.ts';
import type { Dataset } from '../src/engine/dataset.ts';
import { inputScale } from '../src/engine/inputScale.ts';
import { openData } from '../src/engine/openData.ts';
import { createRun, type Run } from '../src/engine/run.ts';
import { createSandboxTrainer } from '../src/engine/sandboxTrainer.ts';
import type { GameTrainer } from '../src/engine/trainer.ts';
import type { TrainedNet } from '../src/export/prunedNet.ts';
import type { InputScale } from '../src/game/smallNet.ts';
import { modelOf } from '../src/spec/network.ts';
import { isSandbox } from '../src/game/sandbox/game.ts';
import type { Change, RunSpec } from '../src/spec/spec.ts';
import { compiledStep } from './compiledStep.ts';
import { examine } from './examine.ts';
import { outcomeText } from './outcomeText.ts';
import { forwardText, timeForward, type ForwardTime } from './timeForward.ts';
import type { HeldFor } from './ownData.ts';
import { readBytes } from './readBytes.ts';
import type { Examined, Figures } from '../src/game/figures.ts';
import type { RunRecord } from '../src/record/record.ts';
import { percent, runEpochs, type Conduct } from './runEpochs.ts';

const dataFolder = path.resolve(import.meta.dirname, '../public/data');

/** A net with its players, and how numbers of an example enter it. */
export interface NetNow extends TrainedNet {
  readonly scale: InputScale;
}

/** What a run is made of, a network's or a sandbox's. */
export interface Prepared {
  readonly backend: BackendReport;
  readonly run: Run<GameTrainer>;
  /** How well the net reads now; null without a network. */
  readonly evaluate: () => Promise<Examined> | null;
  /** The net as it stands; null without a network. */
  readonly readNet: (() => Promise<NetNow>) | null;
  /** How long a forward pass over the test images takes; null without a network, and where nothing has become smaller. */
  readonly timeForward: () => Promise<ForwardTime | null>;
}

function epochLine({ epoch, ...of }: Figures, epochs: number, stepsPerSecond: number): string {
  return [
    `epoch ${Number(epoch.toFixed(2))} of ${epochs}`,
    `test accuracy ${percent(of.testAccuracy)} (pruned ${percent(of.testAccuracyPruned)})`,
    ...(of.validationAccuracy === null
      ? []
      : [`validation ${percent(of.validationAccuracy)} (${percent(of.validationAccuracyPruned)})`]),
    `sparsity ${percent(of.sparsity)}, active ${of.activePerLayer.join(' + ')}`,
    `mean s ${of.meanParticipation.toFixed(3)}, loss ${of.loss?.toFixed(3) ?? 'none'}`,
    `${stepsPerSecond.toFixed(1)} steps/s`,
  ].join(' · ');
}

/** @throws Error with a sentence if the data that the spec names cannot be had */
export function openDataOf(spec: RunSpec, heldFor?: HeldFor): Promise<Dataset> {
  const dataSet = dataSetOf(spec);
  const held = heldFor?.(dataSet) ?? null;
  return openData(dataSet, { base: dataFolder, fetchBytes: readBytes, held });
}

async function prepareNetwork(
  spec: RunSpec,
  changes: readonly Change[],
  shrinks: boolean,
  heldFor: HeldFor | undefined,
): Promise<Prepared> {
  const backend = await chooseBackend({ wanted: spec.backend });
  const dataset = await openDataOf(spec, heldFor);
  const images = dataset.split(spec.split);
  const { pixelMean, pixelStd } = dataset;
  const trainer = createTrainer({
    model: modelOf(spec),
    spec,
    backend: backend.name,
    data: { train: images.train, pixelMean, pixelStd },
    step: await compiledStep(),
    shrinks,
  });
  const run = createRun({ trainer, images, spec, changes });
  return {
    backend,
    run,
    async readNet() {
      const { granularity: players, epsilon, inputNormalisation } = run.spec;
      const { participation } = await trainer.readPlayers();
      return {
        ...{ model: modelOf(spec), players, participation, epsilon },
        weights: await trainer.readWeights(),
        scale: inputScale(inputNormalisation, dataset),
      };
    },
    evaluate: () => examine(trainer, dataset, images.validation, run.spec.epsilon),
    timeForward: () => timeForward(trainer, run.spec, dataset.test, { pixelMean, pixelStd }),
  };
}

const prepareSandbox = (spec: RunSpec, changes: readonly Change[]): Prepared => ({
  backend: { name: 'cpu', reason: 'There is no network to train; the game alone runs here.' },
  run: createRun({ trainer: createSandboxTrainer(spec), images: null, spec, changes }),
  evaluate: () => null,
  readNet: null,
  timeForward: () => Promise.resolve(null),
});

/**
 * @param changes to be replayed, ordered by step
 * @param shrinks whether players that are out for good may leave the matrices
 * @param heldFor data of the user's own; none if left out
 * @throws Error with a sentence if data or backend cannot be had
 */
export async function prepare(
  spec: RunSpec,
  changes: readonly Change[] = [],
  shrinks = true,
  heldFor?: HeldFor,
): Promise<Prepared> {
  return isSandbox(spec)
    ? prepareSandbox(spec, changes)
    : prepareNetwork(spec, changes, shrinks, heldFor);
}

/** @throws Error with a sentence if data or backend cannot be had */
export async function runExperiment(spec: RunSpec, conduct: Conduct): Promise<RunRecord> {
  const { say, log, shrinks, heldFor, timesForward = false } = conduct;
  const { backend, run, evaluate, timeForward } = await prepare(spec, log, shrinks, heldFor);
  say(backend.reason);
  const { trainer } = run;
  const ready = {
    backend: backend.name,
    contestants: [{ players: trainer, schedule: run, evaluate }],
    // Its weights are still wanted when the last epoch is over.
    computation: { ...trainer, dispose: () => undefined },
    schedule: run,
    advance: () => run.advance(),
  };
  try {
    const records = await runEpochs(ready, conduct, (figures, stepsPerSecond) => {
      for (const own of figures) say(epochLine(own, spec.epochs, stepsPerSecond));
    });
    // One for each contestant.
    const record = records[0]!;
    const { divergence } = record.verdict;
    if (divergence !== undefined) say(divergence);
    const outcome = outcomeText(record);
    if (outcome !== '') say(outcome);
    if (timesForward && outcome !== '') say(forwardText(await timeForward()));
    return record;
  } finally {
    trainer.dispose();
  }
}
