/**
 * Stock tfjs, as its guide shows it: tf.sequential() and fit. Its images are tensors before the clock
 * starts, and it never yields to the page (yieldEvery: 'never'): both are in its favour.
 */
import * as tf from '@tensorflow/tfjs';
import { convolutionOf } from '../../src/model/blocks/conv2d.ts';
import { windowOf } from '../../src/model/blocks/maxPool.ts';
import type { Model } from '../../src/model/model.ts';
import type { Dataset } from '../../src/engine/dataset.ts';
import type { Contender } from '../alternate.ts';
import type { Case } from '../rows.ts';
import { filterGradient } from './filterGradient.ts';
import { classCount, shuffledImages, trainingImages } from './images.ts';

/** A layer holds its activation; the first is told what comes in. */
function layersOf({ blocks }: Model): tf.layers.Layer[] {
  return blocks.flatMap((block, at): tf.layers.Layer[] => {
    const { kind, input, output } = block;
    const inputShape = at === 0 ? [...input] : undefined;
    const next = blocks.at(at + 1)?.kind === 'relu' ? 'relu' : 'linear';
    const activation = at === blocks.length - 1 ? 'softmax' : next;
    switch (kind) {
      case 'dense': {
        const isImage = (blocks[at - 1]?.output.length ?? 1) > 1;
        const units = tf.layers.dense({ units: output[0], activation, inputShape });
        return isImage ? [tf.layers.flatten(), units] : [units];
      }
      case 'conv2d': {
        const { edge: kernelSize, padding } = convolutionOf(block);
        const options = { filters: output[2], kernelSize, activation, inputShape } as const;
        return [tf.layers.conv2d({ ...options, padding: padding > 0 ? 'same' : 'valid' })];
      }
      case 'maxPool':
        return [tf.layers.maxPooling2d({ poolSize: windowOf(block), inputShape })];
      case 'relu':
        return [];
      default:
        throw new Error(`It has no layer for “${block.token}” here.`);
    }
  });
}

function build(network: Model): tf.Sequential {
  const model = tf.sequential({ layers: layersOf(network) });
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy' });
  return model;
}

interface Loaded {
  readonly steps: number;
  readonly pixels: tf.Tensor;
  readonly labels: tf.Tensor2D;
}

/** The backend must have been chosen. */
export async function openStock(one: Case, dataset: Dataset): Promise<Contender> {
  const { backend, batch } = one;
  const [{ input }] = one.model.blocks;
  const images = await trainingImages(dataset);
  await tf.setBackend(backend);
  if (!tf.getKernel(filterGradient.kernelName, backend))
    tf.registerKernel({ ...filterGradient, backendName: backend });
  const model = build(one.model);
  let loaded: Loaded | null = null;
  let loss = NaN;

  function load(steps: number): Loaded {
    if (loaded?.steps === steps) return loaded;
    if (loaded) tf.dispose([loaded.pixels, loaded.labels]);
    const count = steps * batch;
    const { pixels, labels } = shuffledImages(images, count);
    loaded = {
      steps,
      pixels: tf.tensor(pixels, [count, ...input]),
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
      await model.getWeights().at(-1)!.slice([0], [1]).data();
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
