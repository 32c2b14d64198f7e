/** The worker's one onmessage: prepares runs and hands every other command to the loop of the run. */
import { onDeviceLost } from '../engine/backends.ts';
import { createTrainer } from '../engine/createTrainer.ts';
import { createRun } from '../engine/run.ts';
import type { Trainer } from '../engine/trainer.ts';
import { networkWidths } from '../game/network.ts';
import { shownPlayers } from '../game/shown.ts';
import type { Command } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { createLoop, type Loop } from './loop.ts';
import { backendFor, compiledStep, forgetBackend, imagesAt } from './resources.ts';

type Start = Extract<Command, { type: 'start' }>;
type Addressed = Exclude<Command, Start | { type: 'speed' | 'dispose' }>;

const post = (event: WorkerEvent, transfer: Transferable[] = []) =>
  self.postMessage(event, transfer);

/** Id of the run last asked for; a preparation that finds another id here gives up. */
let wanted = 0;
let loop: Loop | null = null;
let trainer: Trainer | null = null;
/** Commands for a run that is still being prepared. */
let early: Addressed[] = [];
let stepsPerSecond: number | null = null;
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
    case 'return':
      loop?.giveBack(command.what, command.buffer);
      return;
    default:
      if (command.run !== wanted) return;
      if (loop === null) early.push(command);
      else obey(loop, command);
  }
};

function obey(active: Loop, command: Addressed): void {
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
  await oldLoop?.stop();
  oldTrainer?.dispose();
  return oldTrainer?.memory().tensors ?? 0;
}

async function prepare({ run: id, spec, changes, dataUrl }: Start): Promise<void> {
  const isStale = () => wanted !== id;
  try {
    await release();
    if (isStale()) return;
    const opening = imagesAt(dataUrl, ({ share, text }) =>
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
      backendFor(spec.backend),
      compiledStep((message) => post({ type: 'notice', run: id, message })),
    ]);
    const images = dataset.split(spec.split);
    await images.whenCount(1);
    if (isStale()) return;
    const { pixelMean, pixelStd, test } = dataset;
    const widths = networkWidths(spec.network);
    const data = { pixelMean, pixelStd, train: images.train };
    trainer = createTrainer({ widths, spec, backend: backend.name, data, step });
    const run = createRun({ trainer, images, spec, changes });
    const shown = shownPlayers(trainer.layers, spec.seed);
    loop = createLoop({
      id,
      run,
      backend: backend.name,
      shown,
      test,
      validation: images.validation,
      testReady: dataset.whenTest,
      post,
    });
    const active = loop;
    onDeviceLost((sentence) => {
      forgetBackend();
      if (loop === active) active.fail(sentence);
    });
    loop.setSpeed(stepsPerSecond);
    post({
      type: 'ready',
      run: id,
      backend,
      layers: shown.layers,
      shown: shown.players,
      stepsPerEpoch: run.stepsPerEpoch,
    });
    for (const command of early.splice(0)) obey(loop, command);
  } catch (error) {
    await release();
    post({
      type: 'failed',
      run: id,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
