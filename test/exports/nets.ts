/** Nets that have learnt a little, a third of their players out, and what the engine itself answers for them. */
import { openDataOf, prepare, type NetNow } from '../../cli/runExperiment.ts';
import type { Game } from '../../src/engine/trainer.ts';
import { prunedNet, wholeNet } from '../../src/export/prunedNet.ts';
import type { TakenNet } from '../../src/export/taken.ts';
import { randomStream } from '../../src/game/random.ts';
import { defaultSpec, type RunSpec, type SpecPatch } from '../../src/spec/spec.ts';

/** Test digits that are asked about. */
export const DIGITS = 1000;
const STEPS = 60;

export interface Case {
  readonly name: string;
  readonly patch: SpecPatch;
}

const lenet = '28x28x1 c20k5 p2 c50k5 p2 d60 d10';

export const cases: readonly Case[] = [
  { name: 'a dense net', patch: { network: '784-64-32-10', inputNormalisation: 'standard' } },
  {
    name: 'pixels and neurons',
    patch: {
      ...{ network: '784-64-32-10', granularity: 'pixel-neuron' },
      inputNormalisation: 'standard',
    },
  },
  { name: 'filters of LeNet-5', patch: { network: lenet, granularity: 'filter' } },
  {
    name: 'convolutions that keep the size, tanh and leaky ReLU',
    patch: {
      ...{ network: '28x28x1 c8k3s tanh p2 c12k3s leaky p3 d40 tanh d10', granularity: 'filter' },
      inputNormalisation: 'standard',
    },
  },
  { name: 'single weights', patch: { network: '784-64-32-10', granularity: 'weight' } },
  {
    name: 'filters, then weights, then neurons',
    patch: { network: '28x28x1 c6k5 p4 c8k3 p2 d30 d10', granularity: 'filter,weight,neuron,none' },
  },
];

export interface Trained {
  readonly taken: TakenNet;
  readonly whole: TakenNet;
  /** Numbers from 0 to 1, as anybody has them; shape [DIGITS, 784]. */
  readonly digits: Float32Array;
  /** What the engine says with everybody below ε out; shape [DIGITS]. */
  readonly classes: Uint8Array;
}

/** @param patch of a net that reads digits */
export async function trained(patch: SpecPatch): Promise<Trained> {
  const random = randomStream(0, 'data', 3);
  const spec: RunSpec = { ...defaultSpec, freezeS: true, lrTheta: 3e-3, ...patch, backend: 'wasm' };
  const { run, readNet } = await prepare(spec, [], false);
  while (run.step < STEPS) await run.advance();
  const { participation } = await run.trainer.readPlayers();
  participation.forEach((_, i) => {
    const chance = random();
    participation[i] = chance < 0.2 ? 0 : chance < 0.3 ? 0.005 : 0.2 + 0.8 * random();
  });
  run.trainer.writeParticipation(participation);
  const net: NetNow = await readNet!();
  const dataset = await openDataOf(spec);
  await dataset.whenTest;
  const { test } = dataset;
  const set = { ...test, count: DIGITS };
  const { classesPruned: classes, accuracyPruned: accuracy } = await (
    run.trainer as unknown as Game
  ).evaluate(set, spec.epsilon);
  run.trainer.dispose();
  const { scale } = net;
  const played = { spec, log: [], step: STEPS };
  return {
    taken: { run: played, net: prunedNet(net)!, scale, accuracy },
    whole: { run: played, net: wholeNet(net), scale, accuracy: null },
    digits: Float32Array.from(test.values.subarray(0, DIGITS * 784), (byte) => byte / 255),
    classes,
  };
}

/** The class of each row of ten logits. */
export function classesOf(logits: ArrayLike<number>): number[] {
  const rows = Array.from({ length: logits.length / 10 }, (_, digit) =>
    Array.from({ length: 10 }, (_, k) => logits[10 * digit + k]),
  );
  return rows.map((row) => row.indexOf(Math.max(...row)));
}
