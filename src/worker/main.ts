/** The worker's one onmessage: prepares runs and hands every other command to the loop of the run. */
import { onDeviceLost } from '../engine/backends.ts';
import { createTrainer } from '../engine/createTrainer.ts';
import { readCheckpoint } from '../engine/readCheckpoint.ts';
import { createRun } from '../engine/run.ts';
import { createSandboxTrainer } from '../engine/sandboxTrainer.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import { dataSetOf } from '../data/registry.ts';
import { modelOf } from '../spec/network.ts';
import { shownPlayers } from '../game/shown.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { inputsOf } from '../model/players.ts';
import { kindsPlaying } from '../model/players/registry.ts';
import type { Command } from '../protocol/commands.ts';
import type { BackendReport, WorkerEvent } from '../protocol/events.ts';
import { changeEvent } from './changeEvent.ts';
import { failureOf } from './failure.ts';
import { createLoop, type Loop, type LoopOptions } from './loop.ts';
import { networkPictures, sandboxPictures } from './pictures.ts';
import { createResources } from './resources.ts';

type Start = Extract<Command, { type: 'start' }>;
type Addressed = Exclude<Command, Start | { type: 'speed' | 'dispose' | 'ping' }>;

const post = (event: WorkerEvent, transfer: Transferable[] = []) =>
  self.postMessage(event, transfer);

const resources = createResources();
/** Id of the run last asked for; a preparation that finds another id here gives up. */
let wanted = 0;
let loop: Loop | null = null;
let trainer: GameTrainer | null = null;
/** Commands for a run that is still being prepared. */
let early: Addressed[] = [];
let stepsPerSecond: number | null = null;
/** Of the device that the current run computes on. */
let stopWatching: () => void = () => undefined;
/** Preparations follow one another, so that one run's tensors are gone before the next one's come. */
let preparing: Promise<void> = Promise.resolve();

self.onmessage = ({ data: command }: MessageEvent<Command>) => {
  switch (command.type) {
    case 'start':
      wanted = command.run;
      early = [];
      preparing = preparing.then(() => prepare(command));
      return;
    case 'speed':
      stepsPerSecond = command.stepsPerSecond;
      loop?.setSpeed(stepsPerSecond);
      return;
    case 'dispose':
      wanted = -1;
      preparing = preparing.then(async () => post({ type: 'disposed', tensors: await release() }));
      return;
    case 'ping':
      return post({ type: 'pong' });
    default:
      if (command.run !== wanted) return;
      if (loop === null) early.push(command);
      else dispatch(loop, command);
  }
};

function dispatch(active: Loop, command: Addressed): void {
  switch (command.type) {
    case 'play':
      return active.play();
    case 'pause':
      return active.pause();
    case 'step':
      return active.step(command.count, command.request);
    case 'patch':
      return active.patch(command.patch, command.request);
    case 'act':
      return active.act(command.act, command.request);
    case 'snapshot':
      return active.snapshot(command.request);
    case 'freeze':
      return active.freeze(command.request);
    case 'figures':
      return active.figures(command.first, command.count, command.request);
    case 'save':
      return active.save();
    case 'return':
      return active.giveBack(command.what, command.buffer);
    default:
      return command satisfies never;
  }
}

/** Ends the current run. @returns tensors left, 0 unless something leaks */
async function release(): Promise<number> {
  const [oldLoop, oldTrainer] = [loop, trainer];
  [loop, trainer] = [null, null];
  stopWatching();
  await oldLoop?.stop();
  oldTrainer?.dispose();
  return oldTrainer?.memory().tensors ?? 0;
}

/** What a loop needs besides its id and its way out; and what computes it. */
type Prepared = Omit<LoopOptions, 'id' | 'post' | 'backend'> & { readonly backend: BackendReport };

async function prepare(command: Start): Promise<void> {
  const id = command.run;
  const isStale = () => wanted !== id;
  try {
    await release();
    if (isStale()) return;
    const prepared = isSandbox(command.spec)
      ? prepareSandbox(command)
      : await prepareNetwork(command, isStale);
    if (prepared === null) return;
    const { run, backend, shown } = prepared;
    trainer = run.trainer;
    const done = run.replayed;
    // A paused run shows what was changed at its step; one that begins is seen before its first change.
    const due = command.from === null ? [] : await run.catchUp();
    // The next preparation lets go of it, and takes the commands that came for its own run.
    if (isStale()) return;
    loop = createLoop({ ...prepared, id, backend: backend.name, post });
    const active = loop;
    stopWatching = onDeviceLost((sentence) => {
      resources.forgetBackend();
      if (loop === active) active.fail({ cause: 'device', message: sentence });
    });
    loop.setSpeed(stepsPerSecond);
    post({
      type: 'ready',
      run: id,
      backend,
      layers: shown.layers,
      shown: shown.players,
      stepsPerEpoch: run.stepsPerEpoch,
      step: run.step,
      done,
    });
    for (const change of due) post(changeEvent(id, null, change));
    for (const command of early.splice(0)) dispatch(loop, command);
  } catch (error) {
    await release().catch((after: unknown) => console.warn('A run could not be let go of.', after));
    const failure = failureOf(error, 'preparation');
    if (failure.cause === 'device') resources.forgetBackend();
    post({ type: 'failed', run: id, ...failure });
  }
}

async function prepareNetwork(
  { run: id, spec, changes, from, dataUrl }: Start,
  isStale: () => boolean,
): Promise<Prepared | null> {
  const opening = resources.datasets.open(dataUrl, spec.data, ({ share, text }) =>
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
    resources.backendFor(spec.backend),
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
  return {
    shown,
    run: createRun({ trainer: network, images, spec, changes, from: kept(from) }),
    backend,
    testing: {
      trainer: network,
      test,
      validation: images.validation,
      testReady: dataset.whenTest,
    },
    defaultStepsPerSecond: null,
    pictures: networkPictures(
      network,
      shown,
      inputsOf(model, kindsPlaying(spec.granularity)),
      dataSetOf(spec).input,
    ),
  };
}

/** @throws CheckpointError with a sentence if it cannot be used */
const kept = (from: Start['from']) => (from === null ? undefined : readCheckpoint(from.state));

/** Its steps take microseconds: at full speed it would be over before it was seen. */
const SANDBOX_STEPS_PER_SECOND = 120;

function prepareSandbox({ spec, changes, from }: Start): Prepared {
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
  };
}
