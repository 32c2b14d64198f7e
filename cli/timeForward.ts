/** How long a forward pass takes: the net that is left, really shrunk, and the whole one, side by side in one run. */
import { createGames } from '../src/engine/createTrainer.ts';
import { trainerOf } from '../src/engine/games.ts';
import type { Game, ImageSet, Trainer } from '../src/engine/trainer.ts';
import { prunedNet } from '../src/export/prunedNet.ts';
import type { DenseWeights } from '../src/model/weights.ts';
import type { PixelStatistics } from '../src/data/dataSet.ts';
import type { Model } from '../src/model/model.ts';
import { modelOf } from '../src/spec/network.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import { compiledStep } from './compiledStep.ts';

/** The same examples with some of their numbers alone. */
export function partOf(set: ImageSet, inputs: readonly number[]): ImageSet {
  const { values, labels, imageSize, count } = set;
  const part = values.slice(0, count * inputs.length);
  for (let image = 0; image < count; image++)
    inputs.forEach(
      (from, to) => (part[image * inputs.length + to] = values[image * imageSize + from]!),
    );
  return { values: part, labels, imageSize: inputs.length, count };
}

export interface ForwardTime {
  readonly images: number;
  /** Milliseconds for all of them, the median of the rounds. */
  readonly dense: number;
  readonly pruned: number;
  /** Of a round’s two times, pruned to dense; the median. */
  readonly ratio: number;
  /** How well the shrunk net reads them. */
  readonly accuracy: number;
}

export const ROUNDS = 7;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

interface Parts {
  readonly model: Model;
  readonly spec: RunSpec;
  readonly weights: readonly DenseWeights[];
  readonly images: ImageSet;
  readonly statistics: PixelStatistics;
}

/** A net with these weights, everybody fully in, on our own SIMD step. */
export async function netWith({
  model,
  spec,
  weights,
  images,
  statistics,
}: Parts): Promise<Trainer> {
  const own: RunSpec = {
    ...spec,
    granularity:
      spec.granularity === 'pixel-neuron' || spec.granularity === 'pixel'
        ? 'neuron'
        : spec.granularity,
    dynamics: 'projected',
    freezeS: true,
  };
  const trainer = trainerOf(
    createGames({
      model,
      specs: [own],
      backend: 'wasm',
      data: { train: images, ...statistics },
      step: await compiledStep(),
      shrinks: false,
    }),
  );
  const state = await trainer.save();
  trainer.restore({
    ...state,
    players: { ...state.players, participation: state.players.participation.fill(1) },
    net: {
      ...state.net!,
      layers: state.net!.layers.map((layer, l) => ({
        ...layer,
        kernels: [weights[l]!.kernel, ...layer.kernels.slice(1)],
        biases: [weights[l]!.bias, ...layer.biases.slice(1)],
      })),
    },
  });
  return trainer;
}

/**
 * @param game that was trained
 * @param images that are read, all that are there
 * @returns null where no matrix has become smaller
 */
export async function timeForward(
  game: Pick<Game, 'readWeights' | 'readPlayers'>,
  spec: RunSpec,
  images: ImageSet,
  statistics: PixelStatistics,
): Promise<ForwardTime | null> {
  const model = modelOf(spec);
  const weights = await game.readWeights();
  const { participation } = await game.readPlayers();
  const { granularity: players, epsilon } = spec;
  const small = prunedNet({ model, players, weights, participation, epsilon });
  if (small?.isSmaller !== true) return null;
  const part = small.inputs === null ? images : partOf(images, small.inputs);
  const whole = await netWith({ model, spec, weights, images, statistics });
  const left = await netWith({
    ...{ model: small.model, spec, weights: small.layers, images: part, statistics },
  });
  const [dense, pruned]: [number[], number[]] = [[], []];
  let accuracy = 0;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await whole.evaluate(images, spec.epsilon);
      const middle = performance.now();
      ({ accuracy } = await left.evaluate(part, spec.epsilon));
      dense.push(middle - start);
      pruned.push(performance.now() - middle);
    }
  } finally {
    whole.dispose();
    left.dispose();
  }
  return {
    images: images.count,
    dense: median(dense),
    pruned: median(pruned),
    ratio: median(dense.map((ms, round) => pruned[round]! / ms)),
    accuracy,
  };
}

/** “Forward pass of 10 000 images: dense 412 ms, pruned 61 ms, 0.15 of it …” */
export const forwardText = (time: ForwardTime | null): string =>
  time === null
    ? 'Forward pass: no matrix is smaller than before, so there is nothing to time.'
    : `Forward pass of ${time.images} images: dense ${time.dense.toFixed(1)} ms, pruned and shrunk ${time.pruned.toFixed(1)} ms, ${time.ratio.toFixed(3)} of it (median of ${ROUNDS} rounds, side by side, one thread of WebAssembly)`;
