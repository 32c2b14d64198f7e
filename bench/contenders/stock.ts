/**
 * Stock tfjs, as its guide shows it: tf.sequential() and fit. Its images are tensors before the clock
 * starts, and it never yields to the page (yieldEvery: 'never'): both are in its favour.
 */
import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../src/engine/dataset.ts';
import type { Contender } from '../alternate.ts';
import type { Case } from '../rows.ts';
import { shuffledImages, trainingImages } from './images.ts';

function build(widths: readonly number[]): tf.Sequential {
  const model = tf.sequential();
  const outputs = widths.slice(1);
  outputs.forEach((units, layer) => {
    const activation = layer === outputs.length - 1 ? 'softmax' : 'relu';
    model.add(
      tf.layers.dense({ units, activation, inputShape: layer === 0 ? [widths[0]] : undefined }),
    );
  });
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy' });
  return model;
}

interface Loaded {
  readonly steps: number;
  readonly pixels: tf.Tensor2D;
  readonly labels: tf.Tensor2D;
}

/** The backend must have been chosen. */
export async function openStock(one: Case, dataset: Dataset): Promise<Contender> {
  const { backend, widths, batch } = one;
  const classCount = widths[widths.length - 1];
  const images = await trainingImages(dataset);
  await tf.setBackend(backend);
  const model = build(widths);
  let loaded: Loaded | null = null;
  let loss = NaN;

  function load(steps: number): Loaded {
    if (loaded?.steps === steps) return loaded;
    if (loaded) tf.dispose([loaded.pixels, loaded.labels]);
    const count = steps * batch;
    const { pixels, labels } = shuffledImages(images, count, classCount);
    loaded = {
      steps,
      pixels: tf.tensor2d(pixels, [count, widths[0]]),
      labels: tf.tensor2d(labels, [count, classCount]),
    };
    return loaded;
  }

  return {
    async time(steps) {
      await tf.setBackend(backend);
      const { pixels, labels } = load(steps);
      const start = performance.now();
      const options = { batchSize: batch, epochs: 1, verbose: 0, yieldEvery: 'never' } as const;
      const { history } = await model.fit(pixels, labels, options);
      // Ends when the last weights are there, also on a graphics card.
      await model.getWeights()[0].slice([0, 0], [1, 1]).data();
      const spent = performance.now() - start;
      loss = Number(history.loss[0]);
      return spent;
    },
    standing: async () => ({ loss, players: 0 }),
    async close() {
      if (loaded) tf.dispose([loaded.pixels, loaded.labels]);
      model.dispose();
    },
  };
}
