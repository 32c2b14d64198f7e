/**
 * Stands in for the worker: half a million made-up players whose frames come as fast as the page gives
 * them back. What it sends is made by the worker's own code; nothing trains.
 */
import { pricesOfGroup } from '../../src/game/prices.ts';
import { pinnedAfter, type Intervention } from '../../src/game/interventions.ts';
import { randomStream } from '../../src/game/random.ts';
import { defaultSpec } from '../../src/spec/spec.ts';
import { summarise, SUMMARY_LENGTH } from '../../src/game/summary.ts';
import type { Command } from '../../src/protocol/commands.ts';
import type { WorkerEvent } from '../../src/protocol/events.ts';
import { frameLength, writeFrame } from '../../src/protocol/frame.ts';
import { layers, shown } from './manyLayers.ts';

const FRAME_INTERVAL_MS = 15;
const STEPS_PER_FRAME = 3;
const STEPS_PER_EPOCH = 469;
const players = layers.reduce((sum, { count }) => sum + count, 0);
const random = randomStream(1, 'init');
const column = (draw: () => number) => Float32Array.from({ length: players }, draw);
const columns = {
  participation: column(() => 1),
  benefit: column(() => 2 * random()),
  normSquared: column(random),
  rivalry: column(() => random() - 0.5),
  motion: column(() => NaN),
  swing: column(() => 0),
};
const summaries = new Float32Array(layers.length * SUMMARY_LENGTH);
const prices = { ...pricesOfGroup(defaultSpec, 0, 1), gamma: 1 };

let run = 0;
let step = 0;
let playing = false;
let acts: Intervention[] = [];
let buffer: ArrayBuffer | null = new ArrayBuffer(
  4 * frameLength(layers.length, shown.players.length),
);

const post = (event: WorkerEvent, transfer: Transferable[] = []) =>
  self.postMessage(event, { transfer });

/** A tenth of the players follows its slope for ten turns' worth: cheap, and everybody moves. */
function move(): void {
  const { participation, benefit, rivalry } = columns;
  for (let i = (step / STEPS_PER_FRAME) % 10; i < players; i += 10) {
    const slope = benefit[i] - prices.gamma - prices.eta * rivalry[i];
    participation[i] = Math.min(1, Math.max(0, participation[i] + 0.01 * slope));
  }
  for (const [player, s] of pinnedAfter(acts)) participation[player] = s;
}

function sendFrame(): void {
  if (buffer === null) return;
  const into = buffer;
  buffer = null;
  if (playing) {
    step += STEPS_PER_FRAME;
    move();
  }
  const each = layers.map(() => prices);
  summarise(columns, layers, each, defaultSpec.epsilon, summaries);
  const scalars = {
    step,
    loss: 1,
    stepsPerSecond: 200,
    stepMs: 5,
    tensors: 0,
    workShare: 1,
    epsilon: defaultSpec.epsilon,
  };
  const groups = {
    fees: Float32Array.from(each, ({ gamma }) => gamma),
    ends: Uint32Array.from(shown.layers, ({ first, count }) => first + count),
  };
  writeFrame(new Float32Array(into), scalars, groups, summaries, columns, shown.players);
  post({ type: 'frame', run, buffer: into }, [into]);
}

self.onmessage = ({ data: command }: MessageEvent<Command>) => {
  if (command.type === 'start') {
    run = command.run;
    step = 0;
    acts = [];
    post({
      type: 'ready',
      run,
      backend: { name: 'cpu', reason: 'Nothing trains.' },
      layers: shown.layers,
      shown: shown.players,
      stepsPerEpoch: STEPS_PER_EPOCH,
      step: 0,
      done: 0,
    });
    sendFrame();
  } else if (command.type === 'play' || command.type === 'pause') {
    playing = command.type === 'play';
    post({ type: 'playing', run, playing, step });
  } else if (command.type === 'act') {
    const { request, act } = command;
    acts.push(act);
    post({ type: 'acted', run, request, step, act });
  } else if (command.type === 'return' && command.what === 'frame') {
    buffer = command.buffer;
    setTimeout(sendFrame, FRAME_INTERVAL_MS);
  }
};
