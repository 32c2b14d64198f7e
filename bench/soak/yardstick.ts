/**
 * The bare training step as a yardstick for the page's: the same spec, in this process, without page,
 * pictures or frames. Both slow down alike when other programs press on caches and clock rate, so their
 * ratio tells what the page itself adds, whatever else the machine does.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import v8 from 'node:v8';
import { chooseBackend } from '../../src/engine/backends.ts';
import { createTrainer } from '../../src/engine/createTrainer.ts';
import { mnist } from '../../src/data/mnist.ts';
import { openData } from '../../src/engine/openData.ts';
import { createRun } from '../../src/engine/run.ts';
import { loadStep } from '../../src/engine/simd/module.ts';
import { modelOf } from '../../src/spec/network.ts';
import type { RunSpec } from '../../src/spec/spec.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** About a fifth of a second's work, and how often. */
const STEPS = 200;
const PAUSE_MS = 1000;

/** Steps, and the processor time they took. */
export interface BareSteps {
  readonly steps: number;
  readonly seconds: number;
}

/**
 * @returns measures now and then while something else goes on, always over the same first steps of the run
 */
export async function openYardstick(
  spec: RunSpec,
): Promise<(meanwhile: Promise<unknown>) => Promise<BareSteps>> {
  const backend = 'wasm';
  await chooseBackend({ wanted: backend });
  // Node 20 has relaxed SIMD behind this flag; later versions ignore it.
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  const step = await loadStep((variant) =>
    readFile(path.join(root, 'src/engine/simd/build', variant)),
  );
  const dataset = await openData(mnist, {
    base: path.join(root, 'public/data'),
    fetchBytes: (file) => readFile(file),
  });
  const images = dataset.split(spec.split);
  await dataset.whenAll;
  const { pixelMean, pixelStd } = dataset;
  const data = { train: images.train, pixelMean, pixelStd };
  const trainer = createTrainer({ model: modelOf(spec), spec, backend, data, step });
  const start = await createRun({ trainer, images, spec, changes: [] }).save();

  async function measure(): Promise<number> {
    const run = createRun({ trainer, images, spec, changes: [], from: start });
    const before = process.cpuUsage();
    for (let done = 0; done < STEPS; done++) await run.advance();
    await trainer.settled();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  }

  return async (meanwhile) => {
    let isOver = false;
    const end = () => (isOver = true);
    meanwhile.then(end, end);
    let [steps, seconds] = [0, 0];
    while (!isOver) {
      seconds += await measure();
      steps += STEPS;
      await Promise.race([meanwhile, new Promise((wake) => setTimeout(wake, PAUSE_MS))]);
    }
    return { steps, seconds };
  };
}
