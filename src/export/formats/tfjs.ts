/**
 * A LayersModel of TensorFlow.js: `model.json` with the layers, `weights.bin` with their numbers. Channels come last
 * there, so that a dense layer behind an image reads its numbers in another order than here. It has no layer that
 * leaves out numbers of an example: those that are read no longer have weights of 0.
 */
import { convolutionOf } from '../../model/blocks/conv2d.ts';
import { windowOf } from '../../model/blocks/maxPool.ts';
import type { BlockName } from '../../model/blocks/registry.ts';
import { learns, sizeOf, type Block, type Shape } from '../../model/model.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { PROGRAM } from '../../record/program.ts';
import type { NetFormat } from '../format.ts';
import type { PrunedNet } from '../prunedNet.ts';
import { metadataOf, type TakenNet } from '../taken.ts';
import { writtenOf } from './written.ts';

interface Layer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** What each block is there; activations and biases stand by themselves. */
const layersOfBlocks: Readonly<Partial<Record<BlockName, (block: Block) => Layer>>> = {
  dense: ({ output }) => ({
    class_name: 'Dense',
    config: { units: output[0], activation: 'linear', use_bias: true },
  }),
  conv2d(block) {
    const { edge, padding } = convolutionOf(block);
    return {
      class_name: 'Conv2D',
      config: {
        ...{ filters: block.output[2], kernel_size: [edge, edge], strides: [1, 1] },
        ...{ padding: padding > 0 ? 'same' : 'valid', data_format: 'channelsLast' },
        ...{ activation: 'linear', use_bias: true },
      },
    };
  },
  maxPool(block) {
    const edge = windowOf(block);
    return {
      class_name: 'MaxPooling2D',
      config: {
        ...{ pool_size: [edge, edge], strides: [edge, edge] },
        ...{ padding: 'valid', data_format: 'channelsLast' },
      },
    };
  },
  relu: () => ({ class_name: 'ReLU', config: {} }),
  leaky: () => ({ class_name: 'LeakyReLU', config: { alpha: 0.01 } }),
  tanh: () => ({ class_name: 'Activation', config: { activation: 'tanh' } }),
};

const withRows = (weights: DenseWeights, inputCount: number, rowOf: (row: number) => number) => {
  const { outputCount, kernel } = weights;
  const moved = new Float32Array(inputCount * outputCount);
  for (let row = 0; row < weights.inputCount; row++)
    moved.set(
      kernel.subarray(row * outputCount, (row + 1) * outputCount),
      rowOf(row) * outputCount,
    );
  return { ...weights, inputCount, kernel: moved };
};

/** Rows of what reads an image in their order there: place by place, each with all channels. */
const channelsLast = (weights: DenseWeights, [height, width, channels]: Shape): DenseWeights =>
  withRows(weights, weights.inputCount, (row) => {
    const places = height! * width!;
    return (row % places) * channels! + Math.floor(row / places);
  });

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface Built {
  readonly layers: readonly Layer[];
  readonly weights: readonly Weight[];
}

function built({ net, scale }: TakenNet): Built {
  const layers: Layer[] = [];
  const weights: Weight[] = [];
  const add = (name: string, { class_name, config }: Layer): void => {
    const begins = layers.length === 0 ? { batch_input_shape: [null, ...net.input] } : {};
    const own = { name, trainable: true, dtype: 'float32', ...begins };
    layers.push({ class_name, config: { ...own, ...config } });
  };
  if (scale.shift !== 0 || scale.scale !== 1)
    add('input_scale', {
      class_name: 'Rescaling',
      config: { scale: 1 / scale.scale, offset: -scale.shift / scale.scale },
    });
  let shape: Shape = net.input;
  let learnt = 0;
  for (const [index, block] of net.model.blocks.entries()) {
    const flattens = shape.length === 3 && block.input.length === 1;
    if (flattens)
      add('flatten', { class_name: 'Flatten', config: { data_format: 'channelsLast' } });
    const name = `${block.kind.toLowerCase()}_${index}`;
    add(name, writtenOf(layersOfBlocks, block, 'a LayersModel')(block));
    if (learns(block)) {
      const own = ordered(net, learnt++, flattens ? shape : null);
      const [kernel] = block.parameters;
      const extents = block.kind === 'dense' ? [own.inputCount, own.outputCount] : kernel!.shape;
      weights.push(
        { name: `${name}/kernel`, shape: extents, values: own.kernel },
        { name: `${name}/bias`, shape: [own.outputCount], values: own.bias },
      );
    }
    shape = block.output;
  }
  return { layers, weights };
}

/** @param image that a dense layer reads as a list; null for none */
function ordered({ layers, input, inputs }: PrunedNet, at: number, image: Shape | null) {
  const own = layers[at]!;
  if (image !== null) return channelsLast(own, image);
  return at === 0 && inputs !== null ? withRows(own, sizeOf(input), (row) => inputs[row]!) : own;
}

function weightsFile(weights: readonly Weight[]): Uint8Array<ArrayBuffer> {
  const all = new Float32Array(weights.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const { values } of weights) {
    all.set(values, at);
    at += values.length;
  }
  return new Uint8Array(all.buffer);
}

export const tfjs: NetFormat = {
  of: 'net',
  label: 'TensorFlow.js',
  help: 'A LayersModel for tf.loadLayersModel: model.json and weights.bin.',
  ending: 'zip',
  files(taken) {
    const { layers, weights } = built(taken);
    const json = {
      format: 'layers-model',
      generatedBy: `The Pruning Game ${PROGRAM}`,
      convertedBy: null,
      modelTopology: {
        class_name: 'Sequential',
        config: { name: 'pruned', layers },
        keras_version: 'tfjs-layers 4.22.0',
        backend: 'tensor_flow.js',
      },
      weightsManifest: [
        {
          paths: ['weights.bin'],
          weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
        },
      ],
      userDefinedMetadata: metadataOf(taken),
    };
    return [
      { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
      { name: 'weights.bin', bytes: weightsFile(weights) },
    ];
  },
};
