/**
 * What a checkpoint costs: milliseconds to save, to read back and to go on from, beside a training step,
 * and its size. Says figures; asserts nothing.
 *
 *     npx tsx bench/checkpoint.ts
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import v8 from 'node:v8';
import { chooseBackend } from '../src/engine/backends.ts';
import type { RunCheckpoint } from '../src/engine/checkpoint.ts';
import { createTrainer } from '../src/engine/createTrainer.ts';
import { readCheckpoint } from '../src/engine/readCheckpoint.ts';
import { createRun } from '../src/engine/run.ts';
import { mnist } from '../src/data/mnist.ts';
import { openData } from '../src/engine/openData.ts';
import { loadStep } from '../src/engine/simd/module.ts';
import { modelOf } from '../src/spec/network.ts';
import { presetSpec } from '../src/spec/presets.ts';
import { median } from './statistics.ts';

const ROUNDS = 15;
const root = path.resolve(import.meta.dirname, '..');

function compiledStep() {
  // Node 20 has relaxed SIMD behind this flag; later versions ignore it.
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  return loadStep((variant) => readFile(path.join(root, 'src/engine/simd/build', variant)));
}

async function timed<Result>(times: number[], work: () => Result | Promise<Result>) {
  const began = performance.now();
  const result = await work();
  times.push(performance.now() - began);
  return result;
}

function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + bytesOf(part), 0);
}

async function measure(network: 'quick' | 'paper', isOurs: boolean) {
  await chooseBackend({ wanted: 'wasm' });
  const dataset = await openData(mnist, {
    base: path.join(root, 'public/data'),
    fetchBytes: (file) => readFile(file),
  });
  const spec = { ...presetSpec('contest'), network, backend: 'wasm' } as const;
  const images = dataset.split(spec.split);
  await dataset.whenAll;
  const { pixelMean, pixelStd } = dataset;
  const trainer = createTrainer({
    ...{ model: modelOf(spec), spec, backend: 'wasm' },
    data: { train: images.train, pixelMean, pixelStd },
    step: isOurs ? await compiledStep() : null,
  });
  const run = createRun({ trainer, images, spec, changes: [] });
  const [step, save, clone, read, restore]: number[][] = [[], [], [], [], []];
  let checkpoint: RunCheckpoint | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < 5; i++) {
      await timed(step, async () => {
        await run.advance();
        await trainer.settled();
      });
    }
    const saved = await timed(save, () => run.save());
    const kept = await timed(clone, () => structuredClone(saved));
    checkpoint = await timed(read, () => readCheckpoint(kept));
    const { game } = checkpoint;
    await timed(restore, () => trainer.restore(game));
  }
  trainer.dispose();
  const ms = (times: readonly number[]) => median(times).toFixed(2);
  return {
    net: network,
    route: checkpoint!.game.route,
    'step ms': ms(step),
    'save ms': ms(save),
    'clone ms': ms(clone),
    'read ms': ms(read),
    'restore ms': ms(restore),
    MB: (bytesOf(checkpoint) / 1e6).toFixed(2),
  };
}

const rows = [];
for (const network of ['quick', 'paper'] as const)
  for (const isOurs of [true, false]) rows.push(await measure(network, isOurs));
console.table(rows);
