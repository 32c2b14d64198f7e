/**
 * Loops of our own over tensors that lie in memory, where tfjs's operations take many times as long: its
 * gather a hundred times, its maxima and comparisons ten.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * A tensor that a loop fills.
 *
 * @param shape of what is made
 * @param fill is given the inputs' numbers, in their order, and zeros to write over
 * @returns null on a backend whose tensors lie elsewhere
 */
export function filled(
  inputs: readonly tf.Tensor2D[],
  shape: [number, number],
  fill: (out: Float32Array, ...inputs: Float32Array[]) => void,
): tf.Tensor2D | null {
  const made = (info: tf.TensorInfo): tf.Tensor2D =>
    tf.engine().makeTensorFromTensorInfo(info) as tf.Tensor2D;
  switch (tf.getBackend()) {
    case 'wasm': {
      const backend = tf.backend() as BackendWasm;
      const info = backend.makeOutput(shape, 'float32');
      // Views are taken last: the memory may have grown.
      const viewOf = (x: tf.TensorInfo) => backend.typedArrayFromHeap(x) as Float32Array;
      fill(viewOf(info).fill(0), ...inputs.map(viewOf));
      return made(info);
    }
    case 'cpu': {
      const backend = tf.backend() as MathBackendCPU;
      const out = new Float32Array(shape[0] * shape[1]);
      fill(out, ...inputs.map((x) => backend.data.get(x.dataId).values as Float32Array));
      return made(backend.makeTensorInfo(shape, 'float32', out));
    }
    default:
      return null;
  }
}
