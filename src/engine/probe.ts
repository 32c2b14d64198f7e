/** A short measurement of the active backend on work of a training step's size and shape. */
import * as tf from '@tensorflow/tfjs-core';

const BUDGET_MS = 70;
const MOST_ROUNDS = 8;
/** A step launches many small kernels besides its matmuls; a graphics card pays for each launch. */
const SMALL_KERNELS = 40;

async function round(kernel: tf.Tensor2D, input: tf.Tensor2D): Promise<void> {
  const result = tf.tidy(() => {
    let x: tf.Tensor = tf.matMul(kernel, input);
    for (let i = 0; i < SMALL_KERNELS; i++) x = tf.relu(x);
    return tf.sum(tf.matMul(x as tf.Tensor2D, input, false, true));
  });
  await result.data();
  result.dispose();
}

/**
 * Median milliseconds of one round: two matmuls of the paper's first layer at batch 128 and a chain
 * of small kernels. Takes about 70 ms at most after a first, uncounted round (it compiles).
 */
export async function probeMs(): Promise<number> {
  const kernel = tf.fill([512, 784], 0.01) as tf.Tensor2D;
  const input = tf.fill([784, 128], 0.01) as tf.Tensor2D;
  await round(kernel, input);
  const times: number[] = [];
  const begin = performance.now();
  while (times.length < MOST_ROUNDS && performance.now() - begin < BUDGET_MS) {
    const start = performance.now();
    await round(kernel, input);
    times.push(performance.now() - start);
  }
  tf.dispose([kernel, input]);
  return times.sort((a, b) => a - b)[times.length >> 1];
}
