/**
 * The same dense net in jax-js: value, gradients and Adam in one jitted function. Its batches are
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
import { initialLayer } from '../../src/engine/initialise.ts';
import type { Contender } from '../alternate.ts';
import type { Case } from '../rows.ts';
import { shuffledImages, trainingImages } from './images.ts';

/** Kernel and bias of each layer in turn; kernels of shape [inputs, outputs]. */
type Arrays = np.Array[];
type State = { theta: Arrays; first: Arrays; second: Arrays };

const RATE = 1e-3;
const [DECAY1, DECAY2, TINY] = [0.9, 0.999, 1e-8];
/** Batches kept as arrays; more steps go round them again. */
const BATCHES = 40;

/** Mean cross-entropy. */
function lossOf(theta: Arrays, pixels: np.Array, labels: np.Array): np.Array {
  let x = pixels;
  for (let l = 0; l < theta.length; l += 2) {
    x = np.dot(x, theta[l]).add(theta[l + 1]);
    if (l + 2 < theta.length) x = nn.relu(x);
  }
  return np.mean(np.sum(nn.logSoftmax(x).mul(labels), -1)).neg();
}

/** @param rate Adam's, with its bias correction; shape [] */
function stepOf(
  { theta, first, second }: State,
  rate: np.Array,
  pixels: np.Array,
  labels: np.Array,
) {
  const kept = theta.map((array) => array.ref);
  const [loss, slopes] = valueAndGrad(lossOf)(theta, pixels, labels) as [np.Array, Arrays];
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

function initialState(widths: readonly number[]): State {
  const theta = widths.slice(1).flatMap((outputs, l) => {
    // Drawn a row per output; transposed, for the products here.
    const { kernel, bias } = initialLayer(widths, l, 'torch', 0);
    return [np.array(kernel, { shape: [outputs, widths[l]] }).transpose(), np.array(bias)];
  });
  const zeros = () => theta.map((array) => np.zeros(array.shape));
  return { theta, first: zeros(), second: zeros() };
}

export async function openJax(one: Case, dataset: Dataset): Promise<Contender> {
  const { widths, batch } = one;
  if (one.backend === 'cpu')
    throw new Error('Its plain backend is an interpreter for debugging only.');
  const started = await init(one.backend);
  if (!started.includes(one.backend)) throw new Error(`It could not start on ${one.backend}.`);
  const images = await trainingImages(dataset);
  const classCount = widths[widths.length - 1];
  const { pixels, labels } = shuffledImages(images, BATCHES * batch, classCount);
  defaultDevice(one.backend);
  const step = jit(stepOf);
  let state = initialState(widths);
  let loss: np.Array | null = null;
  let done = 0;

  function part(values: Float32Array, width: number): np.Array {
    const size = batch * width;
    const from = (done % BATCHES) * size;
    return np.array(values.slice(from, from + size), { shape: [batch, width] });
  }

  function advance(): void {
    const x = part(pixels, widths[0]);
    const y = part(labels, classCount);
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
