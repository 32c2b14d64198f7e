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
  lax,
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

/** Kernel and bias of each layer in turn; kernels of shape [inputs, outputs], or [outputs, channels, edge, edge]. */
type Arrays = np.Array[];
type State = { theta: Arrays; first: Arrays; second: Arrays };

const RATE = 1e-3;
const [DECAY1, DECAY2, TINY] = [0.9, 0.999, 1e-8];
/** Batches kept as arrays; more steps go round them again. */
const BATCHES = 40;

/** @param x shape [batch, features] or [batch, channels, height, width] */
function through(block: Block, x: np.Array, kernel: np.Array, bias: np.Array): np.Array {
  if (block.kind === 'dense') return np.dot(x.reshape([x.shape[0], -1]), kernel).add(bias);
  const { padding } = convolutionOf(block);
  const pads: [number, number] = [padding, padding];
  return lax.conv(x, kernel, [1, 1], [pads, pads]).add(bias.reshape([-1, 1, 1]));
}

/** The largest of each window; the edge must divide the image's. */
function pooled(x: np.Array, edge: number): np.Array {
  const [batch, channels, height, width] = x.shape;
  const shape = [batch, channels, height / edge, edge, width / edge, edge];
  return np.max(x.reshape(shape), [3, 5]);
}

/** Mean cross-entropy. */
function lossOf(blocks: Model['blocks'], theta: Arrays, pixels: np.Array, labels: np.Array) {
  const weights = theta.values();
  let x = pixels;
  for (const block of blocks) {
    if (block.kind === 'relu') x = nn.relu(x);
    else if (block.kind === 'maxPool') x = pooled(x, windowOf(block));
    else x = through(block, x, weights.next().value!, weights.next().value!);
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
  const kernel = rows.reshape([outputCount, edge, edge, image.channels]);
  return [kernel.transpose([0, 3, 1, 2]), bias];
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
