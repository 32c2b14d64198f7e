import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { filterGradient } from './filterGradient.ts';

it.each(['valid', 'same'] as const)(
  'agrees with the kernel of a backend that has one, %s',
  async (pad) => {
    await tf.setBackend('cpu');
    const x = tf.randomNormal([3, 7, 6, 2], 0, 1, 'float32', 1);
    const size = pad === 'same' ? [7, 6] : [5, 4];
    const dy = tf.randomNormal([3, size[0], size[1], 4], 0, 1, 'float32', 2);
    const filterShape: [number, number, number, number] = [3, 3, 2, 4];
    const attrs: tf.NamedAttrMap = { strides: 1, pad, dataFormat: 'NHWC', filterShape };
    const theirs: tf.Tensor = tf.engine().runKernel(filterGradient.kernelName, { x, dy }, attrs);
    const ours = filterGradient.kernelFunc({ inputs: { x, dy }, attrs, backend: tf.backend() });
    const difference = tf.max(tf.abs(tf.sub(theirs, ours as tf.Tensor))).dataSync()[0];
    expect((ours as tf.Tensor).shape).toEqual(filterShape);
    expect(difference).toBeLessThan(1e-4);
  },
);
