/**
 * The gradient by a convolution's filters, which tfjs's wasm backend lacks, so that `fit` can train one there at
 * all: made of tfjs's own operations, as one product of all patches and the slopes. Without explicit transposes
 * that product would be ten times slower.
 */
import * as tf from '@tensorflow/tfjs-core';

/** For a stride of 1; images have their channels last. */
export const filterGradient: Omit<tf.KernelConfig, 'backendName'> = {
  kernelName: tf.Conv2DBackpropFilter,
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => {
      const { strides, pad, filterShape } = attrs as unknown as tf.Conv2DBackpropFilterAttrs;
      if ([strides].flat().some((stride) => stride !== 1)) throw new Error('Its stride must be 1.');
      const [images, slopes] = [inputs.x, inputs.dy] as tf.Tensor4D[];
      const [edge, width, channels, filters] = filterShape;
      const [batch, rows, columns] = slopes.shape;
      const before = (size: number) => (pad === 'same' ? (size - 1) >> 1 : 0);
      const after = (size: number) => (pad === 'same' ? size >> 1 : 0);
      const around = tf.pad4d(images, [
        [0, 0],
        [before(edge), after(edge)],
        [before(width), after(width)],
        [0, 0],
      ]);
      const places = batch * rows * columns;
      const patches = Array.from({ length: edge * width }, (_, tap) => {
        const corner: [number, number] = [Math.floor(tap / width), tap % width];
        const seen = tf.slice4d(around, [0, ...corner, 0], [batch, rows, columns, channels]);
        return tf.transpose(tf.reshape(seen, [places, channels]));
      });
      const byTap = tf.matMul(tf.concat(patches, 0), tf.reshape(slopes, [places, filters]));
      return tf.reshape(byTap, filterShape);
    }),
};
