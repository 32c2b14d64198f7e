/** Gives a browser test the engine itself, without worker and page. */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { chooseBackend, type BackendReport } from '../../src/engine/backends.ts';
import { createTfjsTrainer } from '../../src/engine/tfjs/tfjsTrainer.ts';
import { MNIST_PIXELS } from '../../src/data/mnist.ts';
import type { RunSpec } from '../../src/spec/spec.ts';
import {
  measure,
  modelFrom,
  syntheticImages,
  type Case,
  type Differences,
} from '../../test/reference/agreement.ts';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': simdUrl,
};

export interface Harness {
  choose(wanted: RunSpec['backend']): Promise<BackendReport>;
  measure(one: Case): Promise<Differences>;
  /** Tensors held: after the first step, after some more, and after dispose. */
  tensors(one: Case): Promise<{ early: number; late: number; disposed: number }>;
}

const harness: Harness = {
  choose: (wanted) => chooseBackend({ wanted, wasmPaths }),
  measure,
  async tensors({ network, backend, steps, spec }) {
    const model = modelFrom(network);
    const [first, last] = [model.blocks[0], model.blocks[model.blocks.length - 1]];
    const train = syntheticImages(first.input[0], last.output[0], 40);
    const trainer = createTfjsTrainer({
      model,
      spec,
      backend,
      data: { train, ...MNIST_PIXELS },
    });
    const images = Uint32Array.from({ length: 16 }, (_, i) => i);
    trainer.step(images, spec, 1);
    await trainer.readPlayers();
    const early = trainer.memory().tensors;
    for (let step = 1; step < steps; step++) trainer.step(images, spec, 1);
    await trainer.readPlayers();
    await trainer.evaluate(train, 0.5);
    await trainer.settled();
    const late = trainer.memory().tensors;
    trainer.dispose();
    return { early, late, disposed: trainer.memory().tensors };
  },
};

Object.assign(window, { engineHarness: harness });
