/**
 * The same net in jax-js: value, gradients and Adam in one jitted function. Its batches are
 * float arrays before the clock starts, and it plays no game: both are in its favour. An array is used
 * up by the function it is given to, unless `.ref` is given.
 */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  valueAndGrad,
} from '@jax-js/jax';
import type { Dataset } from '../../src/engine/dataset.ts';
import { initialWeights } from '../../src/engine/initialise.ts';
import { convolutionOf } from '../../src/model/blocks/conv2d.ts';
import { windowOf } from '../../src/model/blocks/maxPool.ts';
import {
  layerSize,
  learningBlocks,
  sizeOf,
  type Block,
  type Model,
} from '../../src/model/model.ts';
import type { Contender } from '../alternate.ts';
import type { Case } from '../rows.ts';
import { classCount, shuffledImages, trainingImages } from './images.ts';

/** Kernel and bias of each layer in turn; kernels of shape [inputs, outputs], of filters the other way round. */
type Arrays = np.Array[];
type State = { theta: Arrays; first: Arrays; second: Arrays };

const RATE = 1e-3;
const [DECAY1, DECAY2, TINY] = [0.9, 0.999, 1e-8];
/** Batches kept as arrays; more steps go round them again. */
const BATCHES = 40;

/** What is seen at each of so many offsets along an axis, as a new axis behind the first. */
function shifted(x: np.Array, axis: 2 | 3, offsets: number): np.Array {
  const size = x.shape[axis] - offsets + 1;
  const before = Array<[]>(axis).fill([]);
  const parts = Array.from({ length: offsets }, (_, offset) =>
    np.expandDims((offset < offsets - 1 ? x.ref : x).slice(...before, [offset, offset + size]), 1),
  );
  const all = np.concatenate(parts, 1);
  const [channels, count, ...rest] = all.shape;
  return all.reshape([channels * count, ...rest]);
}

/**
 * A product of the filters and all patches, these gathered row by row and then column by column: lax.conv of this
 * version takes ten times as long to differentiate.
 *
 * @param x shape [channels, batch, height, width]
 * @param kernel shape [filters, channels · edge · edge]
 */
function convolved(block: Block, x: np.Array, kernel: np.Array, bias: np.Array): np.Array {
  const { edge, padding } = convolutionOf(block);
  if (padding > 0) throw new Error('It convolves without padding only, here.');
  const patches = shifted(shifted(x, 2, edge), 3, edge);
  const [weights, ...places] = patches.shape;
  const z = np.dot(kernel, patches.reshape([weights, -1])).add(bias.reshape([-1, 1]));
  return z.reshape([-1, ...places]);
}

/** @param x shape [batch, features] or [channels, batch, height, width] */
function connected(x: np.Array, kernel: np.Array, bias: np.Array): np.Array {
  const rows = x.ndim === 2 ? x : x.transpose([1, 0, 2, 3]);
  return np.dot(rows.reshape([rows.shape[0], -1]), kernel).add(bias);
}

/** The largest of each window; the edge must divide the image's. */
function pooled(x: np.Array, edge: number): np.Array {
  const [channels, batch, height, width] = x.shape;
  const shape = [channels, batch, height / edge, edge, width / edge, edge];
  return np.max(x.reshape(shape), [3, 5]);
}

/** Mean cross-entropy. @param pixels shape [batch, features] or [batch, channels, height, width] */
function lossOf(blocks: Model['blocks'], theta: Arrays, pixels: np.Array, labels: np.Array) {
  const weights = theta.values();
  let x = pixels.ndim === 2 ? pixels : pixels.transpose([1, 0, 2, 3]);
  for (const block of blocks) {
    if (block.kind === 'relu') x = nn.relu(x);
    else if (block.kind === 'maxPool') x = pooled(x, windowOf(block));
    else {
      const [kernel, bias] = [weights.next().value!, weights.next().value!];
      x = block.kind === 'dense' ? connected(x, kernel, bias) : convolved(block, x, kernel, bias);
    }
  }
  return np.mean(np.sum(nn.logSoftmax(x).mul(labels), -1)).neg();
}

/** @param rate Adam's, with its bias correction; shape [] */
function stepOf(
  blocks: Model['blocks'],
  { theta, first, second }: State,
  rate: np.Array,
  pixels: np.Array,
  labels: np.Array,
) {
  const kept = theta.map((array) => array.ref);
  const [loss, slopes] = valueAndGrad((at: Arrays, x: np.Array, y: np.Array) =>
    lossOf(blocks, at, x, y),
  )(theta, pixels, labels) as [np.Array, Arrays];
  const next: State = { theta: [], first: [], second: [] };
  slopes.forEach((slope, i) => {
    const mean = first[i].mul(DECAY1).add(slope.ref.mul(1 - DECAY1));
    const square = second[i].mul(DECAY2).add(np.square(slope).mul(1 - DECAY2));
    const move = mean.ref.mul(rate.ref).div(np.sqrt(square.ref).add(TINY));
    next.theta.push(kept[i].sub(move));
    next.first.push(mean);
    next.second.push(square);
  });
  rate.dispose();
  return { next, loss };
}

function initialArrays(block: Block, layer: number): Arrays {
  const { inputCount, outputCount } = layerSize(block);
  const weights = initialWeights(block, layer, 'torch', 0);
  const rows = np.array(weights.kernel, { shape: [outputCount, inputCount] });
  const bias = np.array(weights.bias);
  if (block.kind === 'dense') return [rows.transpose(), bias];
  const { edge, image } = convolutionOf(block);
  // Drawn place by place, with all channels at each.
  const kernel = rows.reshape([outputCount, edge, edge, image.channels]).transpose([0, 3, 1, 2]);
  return [kernel.reshape([outputCount, inputCount]), bias];
}

function initialState(model: Model): State {
  const theta = learningBlocks(model).flatMap(initialArrays);
  const zeros = () => theta.map((array) => np.zeros(array.shape));
  return { theta, first: zeros(), second: zeros() };
}

export async function openJax(one: Case, dataset: Dataset): Promise<Contender> {
  const { model, batch } = one;
  const [{ input }] = model.blocks;
  const imageShape = input.length > 1 ? [input[2], input[0], input[1]] : input;
  if (one.backend === 'cpu')
    throw new Error('Its plain backend is an interpreter for debugging only.');
  const started = await init(one.backend);
  if (!started.includes(one.backend)) throw new Error(`It could not start on ${one.backend}.`);
  const images = await trainingImages(dataset);
  const { pixels, labels } = shuffledImages(images, BATCHES * batch);
  defaultDevice(one.backend);
  const step = jit((state: State, rate: np.Array, x: np.Array, y: np.Array) =>
    stepOf(model.blocks, state, rate, x, y),
  );
  let state = initialState(model);
  let loss: np.Array | null = null;
  let done = 0;

  function part(values: Float32Array, shape: readonly number[]): np.Array {
    const size = batch * sizeOf(shape);
    const from = (done % BATCHES) * size;
    return np.array(values.slice(from, from + size), { shape: [batch, ...shape] });
  }

  function advance(): void {
    const x = part(pixels, imageShape);
    const y = part(labels, [classCount]);
    done++;
    const rate = (RATE * Math.sqrt(1 - DECAY2 ** done)) / (1 - DECAY1 ** done);
    const result = step(state, np.array(rate), x, y) as { next: State; loss: np.Array };
    loss?.dispose();
    state = result.next;
    loss = result.loss;
  }

  return {
    async time(steps) {
      defaultDevice(one.backend);
      const start = performance.now();
      for (let i = 0; i < steps; i++) advance();
      await blockUntilReady(state);
      return performance.now() - start;
    },
    standing: async () => ({ loss: loss ? Number((await loss.ref.data())[0]) : NaN, players: 0 }),
    async close() {
      for (const array of Object.values(state).flat()) array.dispose();
      loss?.dispose();
    },
  };
}
