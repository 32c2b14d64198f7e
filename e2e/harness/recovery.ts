/** Gives a browser test runs that are kept, lost and gone on with, without worker and page. */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { chooseBackend, onDeviceLost, type BackendReport } from '../../src/engine/backends.ts';
import type { RunCheckpoint } from '../../src/engine/checkpoint.ts';
import { createTrainer } from '../../src/engine/createTrainer.ts';
import { DeviceLostError } from '../../src/engine/deviceLoss.ts';
import { MNIST_PIXELS } from '../../src/data/mnist.ts';
import { readCheckpoint } from '../../src/engine/readCheckpoint.ts';
import { createRun, type Run } from '../../src/engine/run.ts';
import { loadStep } from '../../src/engine/simd/module.ts';
import stepUrl from '../../src/engine/simd/build/step.wasm?url';
import relaxedUrl from '../../src/engine/simd/build/step-relaxed.wasm?url';
import type { Game } from '../../src/engine/trainer.ts';
import { drawBatch, imagesFor, makeGames } from '../../src/engine/wgsl/test/compare.ts';
import type { Intervention } from '../../src/game/interventions.ts';
import type { Change, RunSpec } from '../../src/spec/spec.ts';
import {
  lcg,
  modelFrom,
  relativeDifference,
  type Network,
} from '../../test/reference/agreement.ts';

const wasmPaths = { 'tfjs-backend-wasm.wasm': wasmUrl, 'tfjs-backend-wasm-simd.wasm': simdUrl };
const stepUrls = { 'step.wasm': stepUrl, 'step-relaxed.wasm': relaxedUrl };

export interface Kept {
  readonly network: Network;
  readonly spec: RunSpec;
  readonly changes: readonly Change[];
  /** Done by hand when the run is at that step, before it is kept there. */
  readonly acts: Readonly<Record<number, readonly Intervention[]>>;
  /** Steps at which it is kept, rising; and its last. */
  readonly at: readonly number[];
  readonly end: number;
}

export interface Lost {
  readonly backends: readonly BackendReport[];
  /** What the reading under way and the next step came to, and what was announced. */
  readonly failures: readonly { readonly isLoss: boolean; readonly message: string }[];
  readonly announced: readonly string[];
  /** All numbers at the end: never stopped, and gone on with on another device. */
  readonly texts: readonly [never: string, again: string];
  /** Largest relative difference on WebAssembly from the run that never stopped, by column. */
  readonly gaps: Readonly<Record<string, number>>;
}

export interface RecoveryHarness {
  choose(wanted: RunSpec['backend'], lostDevices?: number): Promise<BackendReport>;
  /** All numbers at each place where it was kept, before and after; and at the end of each. */
  goOn(one: Kept): Promise<{ shown: [string, string][]; ends: string[]; never: string }>;
  /** One of several games kept and put into others that play something else meanwhile. */
  amongOthers(
    network: Network,
    specs: readonly RunSpec[],
  ): Promise<{ expected: string; found: string; others: [string, string] }>;
  /** Largest relative difference of players and weights from the run that stayed, by the way it went. */
  cross(one: Kept): Promise<Record<string, number>>;
  lose(one: Kept): Promise<Lost>;
}

const textOf = async (game: Game): Promise<string> => {
  const columns = Object.values(await game.readPlayers()).map(String);
  const weights = (await game.readWeights()).map(({ kernel, bias }) => `${kernel};${bias}`);
  return [...columns, ...weights].join('\n');
};

const columns = ['participation', 'benefit', 'normSquared', 'rivalry'] as const;

let step: WebAssembly.Module | null = null;

const compiled = () =>
  loadStep(async (variant) => new Uint8Array(await (await fetch(stepUrls[variant])).arrayBuffer()));

function runOf({ network, spec, changes }: Kept, from?: RunCheckpoint): Run {
  const train = imagesFor(network);
  const images = {
    ...{ train, trainCount: train.count, shardSize: train.count },
    whenCount: () => Promise.resolve(),
  };
  const trainer = createTrainer({
    ...{ model: modelFrom(network), spec, data: { train, ...MNIST_PIXELS }, step },
    backend: tf.getBackend() as 'webgpu',
  });
  return createRun({ trainer, images, spec, changes, from });
}

const kept = (checkpoint: RunCheckpoint) => readCheckpoint(structuredClone(checkpoint));

async function advanceTo(run: Run, end: number): Promise<void> {
  while (run.step < end) await run.advance();
}

async function failureOf(work: () => Promise<unknown>): Promise<Lost['failures'][number]> {
  try {
    await work();
    return { isLoss: false, message: 'nothing failed' };
  } catch (error) {
    return { isLoss: error instanceof DeviceLostError, message: String(error) };
  }
}

const harness: RecoveryHarness = {
  choose: (wanted, lostDevices) => chooseBackend({ wanted, wasmPaths, lostDevices }),
  async goOn(one) {
    const run = runOf(one);
    const saved: [RunCheckpoint, string][] = [];
    for (const at of one.at) {
      await advanceTo(run, at);
      for (const act of one.acts[at] ?? []) await run.act(act);
      saved.push([await run.save(), await textOf(run.trainer)]);
    }
    await advanceTo(run, one.end);
    const ends = [await textOf(run.trainer)];
    const shown: [string, string][] = [];
    for (const [checkpoint, before] of saved) {
      const again = runOf({ ...one, changes: run.log }, kept(checkpoint));
      shown.push([before, await textOf(again.trainer)]);
      await advanceTo(again, one.end);
      ends.push(await textOf(again.trainer));
      again.trainer.dispose();
    }
    const never = runOf({ ...one, changes: run.log });
    await advanceTo(never, one.end);
    const text = await textOf(never.trainer);
    never.trainer.dispose();
    run.trainer.dispose();
    return { shown, ends, never: text };
  },
  async amongOthers(network, specs) {
    const play = (random: () => number) => {
      const batches = specs.map(({ batchSize }) => drawBatch(random, batchSize));
      return [batches, specs, specs.map(() => 1)] as const;
    };
    const first = makeGames(network, specs);
    const random = lcg(5);
    for (let i = 0; i < 7; i++) first.step(...play(random));
    const checkpoint = await first.games[1].save();
    const second = makeGames(network, specs);
    const other = lcg(9);
    for (let i = 0; i < 4; i++) second.step(...play(other));
    const before = await textOf(second.games[0]);
    second.games[1].restore(checkpoint);
    const after = await textOf(second.games[0]);
    const shared = [lcg(3), lcg(3)];
    for (let i = 0; i < 6; i++) {
      first.step(...play(shared[0]));
      second.step(...play(shared[1]));
    }
    const texts = [await textOf(first.games[1]), await textOf(second.games[1])];
    first.dispose();
    second.dispose();
    return { expected: texts[0], found: texts[1], others: [before, after] };
  },
  async cross(one) {
    step ??= await compiled();
    const lookAt = async ({ trainer }: Run) => {
      const players = await trainer.readPlayers();
      const weights = await trainer.readWeights();
      return [...columns.map((name) => players[name]), ...weights.map(({ kernel }) => kernel)];
    };
    const gaps: Record<string, number> = {};
    for (const [from, to] of [
      ['webgpu', 'wasm'],
      ['wasm', 'webgpu'],
    ] as const) {
      await harness.choose(from);
      const run = runOf(one);
      await advanceTo(run, one.at[0]);
      const checkpoint = kept(await run.save());
      await advanceTo(run, one.end);
      const expected = await lookAt(run);
      run.trainer.dispose();
      await harness.choose(to);
      const again = runOf({ ...one, changes: run.log }, checkpoint);
      await advanceTo(again, one.end);
      const found = await lookAt(again);
      again.trainer.dispose();
      gaps[`${from} to ${to}`] = Math.max(
        ...found.map((list, i) => relativeDifference(list, expected[i])),
      );
    }
    await harness.choose('webgpu');
    return gaps;
  },
  async lose(one) {
    const [at] = one.at;
    const backends = [await harness.choose('webgpu')];
    const announced: string[] = [];
    onDeviceLost((sentence) => announced.push(sentence));
    const run = runOf(one);
    await advanceTo(run, at);
    const checkpoint = await run.save();
    await advanceTo(run, one.end);
    const never = await textOf(run.trainer);
    const players = await run.trainer.readPlayers();
    run.trainer.step(drawBatch(lcg(1), one.spec.batchSize), one.spec, 0);
    const reading = run.trainer.readPlayers();
    (tf.backend() as WebGPUBackend).device.destroy();
    const failures = [
      await failureOf(() => reading),
      await failureOf(() => run.advance()),
      await failureOf(() => run.save()),
    ];
    run.trainer.dispose();

    backends.push(await harness.choose('webgpu', 1));
    const again = runOf(one, kept(checkpoint));
    await advanceTo(again, one.end);
    const text = await textOf(again.trainer);
    (tf.backend() as WebGPUBackend).device.destroy();
    again.trainer.dispose();

    backends.push(await harness.choose('webgpu', 2));
    step ??= await compiled();
    const onWasm = runOf(one, kept(checkpoint));
    await advanceTo(onWasm, one.end);
    const found = await onWasm.trainer.readPlayers();
    onWasm.trainer.dispose();
    const gaps = columns.map((name) => [name, relativeDifference(found[name], players[name])]);
    return {
      ...{ backends, failures, announced, texts: [never, text] },
      gaps: Object.fromEntries(gaps) as Record<string, number>,
    };
  },
};

Object.assign(window, { recoveryHarness: harness });
