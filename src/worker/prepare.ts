/** What a run needs before its first step: data, what computes it, its players, and how they are pictured. */
import { createTrainer } from '../engine/createTrainer.ts';
import { readCheckpoint } from '../engine/readCheckpoint.ts';
import { inputScale } from '../engine/inputScale.ts';
import { createRun } from '../engine/run.ts';
import { createSandboxTrainer } from '../engine/sandboxTrainer.ts';
import { dataSetOf } from '../data/rows.ts';
import { modelOf } from '../spec/network.ts';
import { shownPlayers } from '../game/shown.ts';
import { playerGroups } from '../model/players.ts';
import type { Command } from '../protocol/commands.ts';
import type { BackendReport, WorkerEvent } from '../protocol/events.ts';
import { createAnswering } from './answering.ts';
import { besideOthers, type Neighbour } from './besideOthers.ts';
import type { LoopOptions } from './loop.ts';
import { networkPictures, sandboxPictures } from './pictures.ts';
import type { Resources } from './resources.ts';

export type Start = Extract<Command, { type: 'start' }>;

/** What a loop needs besides its id and its way out; and what computes it. */
export type Prepared = Omit<LoopOptions, 'id' | 'post' | 'backend'> & {
  readonly backend: BackendReport;
};

export interface Preparation {
  readonly resources: Resources;
  readonly post: (event: WorkerEvent) => void;
  /** Whether nobody waits for the run any more. */
  readonly isStale: () => boolean;
  /** A run with a network that is there already. */
  readonly neighbour: Neighbour | null;
}

/** @returns null if it has become stale on the way @throws Error with a sentence if something cannot be had */
export async function prepareNetwork(
  { run: id, spec, changes, from, dataUrl, held }: Start,
  { resources, post, isStale, neighbour }: Preparation,
): Promise<Prepared | null> {
  const shared = neighbour === null ? null : besideOthers(spec.backend, neighbour);
  const dataSet = dataSetOf(spec);
  const opening = resources.datasets.open(dataUrl, dataSet, held, ({ share, text }) =>
    post({ type: 'progress', run: id, what: 'data', share, text }),
  );
  post({
    type: 'progress',
    run: id,
    what: 'backend',
    share: null,
    text: 'Choosing what computes.',
  });
  // Both take a while and neither needs the other.
  const [dataset, backend, step] = await Promise.all([
    opening,
    shared ?? resources.backends.chosenFor(spec.backend),
    resources.compiledStep((message) => post({ type: 'notice', run: id, message })),
  ]);
  const images = dataset.split(spec.split);
  await images.whenCount(1);
  if (isStale()) return null;
  const { pixelMean, pixelStd, test } = dataset;
  const data = { pixelMean, pixelStd, train: images.train };
  const model = modelOf(spec);
  const network = createTrainer({ model, spec, backend: backend.name, data, step });
  const shown = shownPlayers(network.layers, spec.seed);
  const groups = playerGroups(model, spec.granularity);
  const scale = inputScale(spec.inputNormalisation, dataset);
  return {
    shown,
    run: createRun({ trainer: network, images, spec, changes, from: kept(from) }),
    backend,
    testing: {
      trainer: network,
      test,
      validation: images.validation,
      testReady: dataset.whenTest,
      allReady: dataset.whenAll,
    },
    defaultStepsPerSecond: dataSet.plane === undefined ? null : PLANE_STEPS_PER_SECOND,
    pictures: networkPictures(network, shown, model, groups, dataSet, scale),
    answering: createAnswering({
      ...{ trainer: network, model, groups, test, input: dataSet.input },
      scale,
    }),
    scale,
  };
}

/** @throws CheckpointError with a sentence if it cannot be used */
const kept = (from: Start['from']) => (from === null ? undefined : readCheckpoint(from.state));

/** So small a net would have learnt, and be empty, before it was seen. */
const PLANE_STEPS_PER_SECOND = 500;

/** Its steps take microseconds: at full speed it would be over before it was seen. */
const SANDBOX_STEPS_PER_SECOND = 120;

export function prepareSandbox({ spec, changes, from }: Start): Prepared {
  const sandbox = createSandboxTrainer(spec);
  const shown = shownPlayers(sandbox.layers, spec.seed);
  return {
    shown,
    run: createRun({ trainer: sandbox, images: null, spec, changes, from: kept(from) }),
    backend: {
      name: 'cpu',
      reason: 'There is no network to train; the game alone is plain JavaScript, in Float64.',
    },
    testing: null,
    defaultStepsPerSecond: SANDBOX_STEPS_PER_SECOND,
    pictures: sandboxPictures(sandbox, shown),
    answering: null,
    scale: null,
  };
}
