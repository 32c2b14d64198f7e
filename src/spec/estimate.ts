/** What a run will cost, estimated before it starts: seconds for an epoch, and memory. */
import { dataSetOf } from '../data/rows.ts';
import { inputSize } from '../data/dataSet.ts';
import { stepsPerEpoch } from '../game/batches.ts';
import {
  learningBlocks,
  multiplicationsOf,
  numbersAtOnce,
  parameterCount,
  sizeOf,
} from '../model/model.ts';
import { isPlain, modelOf } from './network.ts';
import type { RunSpec } from './spec.ts';

/** Multiplications a second that were measured, by `costKind`. */
export type Rates = Readonly<Partial<Record<string, number>>>;

/** What shapes the cost of a step. */
export type Costly = Pick<
  RunSpec,
  'network' | 'data' | 'granularity' | 'batchSize' | 'backend' | 'split'
>;

export interface Estimate {
  readonly secondsPerEpoch: number;
  readonly bytes: number;
  /** Multiplications a second that it is taken at. */
  readonly rate: number;
  /** Whether the rate was measured on a run of this kind; else it is an assumption. */
  readonly isMeasured: boolean;
}

/**
 * At most. Where neurons play: θ and two moments, in the step's memory and at rest. Where weights play: the gated
 * kernel, θ, s, the benefit's sum, and two moments of θ and of s.
 */
const BYTES_PER_WEIGHT = 8 * 4;
/** A number and its gradient. */
const BYTES_PER_ACTIVATION = 2 * 4;
/** More has no page, and no memory of WebAssembly. */
const MOST_BYTES = 2 ** 32;
const GIGABYTE = 1e9;

/** Where nothing was measured: of what has kernels of its own, and of all else. */
const ASSUMED = { own: 1e10, other: 1e9 } as const;
const OWN = ['dense', 'relu', 'conv2d', 'maxPool'];

function speedOf(spec: Costly): keyof typeof ASSUMED {
  if (isPlain(spec)) return 'own';
  const isOwn = modelOf(spec).blocks.every(({ kind }) => OWN.includes(kind));
  return isOwn && spec.granularity !== 'neuron' ? 'own' : 'other';
}

/** What one more game of this network holds on the processor, at most. */
export const bytesPerGame = (spec: Costly): number =>
  parameterCount(modelOf(spec)) * BYTES_PER_WEIGHT;

/** Runs of one kind compute at about one rate. */
export function costKind(spec: Costly): string {
  const blocks = new Set(modelOf(spec).blocks.map(({ kind }) => kind));
  return [[...blocks].sort().join('+'), spec.granularity, spec.backend].join(' ');
}

/** Of one step: forward, the gradients of all weights, and of all inputs but the examples. */
export function stepMultiplications(spec: Costly): number {
  const model = modelOf(spec);
  const first = learningBlocks(model)[0]?.multiplications ?? 0;
  return spec.batchSize * (3 * multiplicationsOf(model) - first);
}

/** @param spec of a network that can be read */
export function estimate(spec: Costly, rates: Rates): Estimate {
  const dataSet = dataSetOf(spec);
  const { counts } = dataSet;
  const train = counts.train - (spec.split === 'paper' ? 0 : counts.validation);
  const measured = rates[costKind(spec)];
  const rate = measured ?? ASSUMED[speedOf(spec)];
  const model = modelOf(spec);
  const activations = model.blocks.reduce((sum, { output }) => sum + sizeOf(output), 0);
  /** Of one example: what comes out of blocks, and once what the outputs of one read, place by place. */
  const batch = activations * BYTES_PER_ACTIVATION + numbersAtOnce(model) * 4;
  const examples =
    (counts.train + counts.test) *
    inputSize(dataSet) *
    (dataSet.source.kind === 'drawn' ? Float32Array.BYTES_PER_ELEMENT : 1);
  return {
    secondsPerEpoch: (stepsPerEpoch(train, spec.batchSize) * stepMultiplications(spec)) / rate,
    bytes: examples + bytesPerGame(spec) + spec.batchSize * batch,
    rate,
    isMeasured: measured !== undefined,
  };
}

/** The same of a run that is played beside another. @param shown null where that has no network */
export function shortageBeside(spec: Costly, shown: Costly | null): string | null {
  const bytes = estimate(spec, {}).bytes + (shown === null ? 0 : bytesPerGame(shown));
  return bytes <= MOST_BYTES
    ? null
    : `A run of this network beside the one that is shown needs about ${(bytes / GIGABYTE).toFixed(1)} GB of memory, and at most ${(MOST_BYTES / GIGABYTE).toFixed(1)} GB can be had.`;
}

/** What a page takes at most of a machine of so many gigabytes; of one that does not say, of eight. */
export const memoryToTake = (gigabytes: number | undefined): number =>
  Math.min(MOST_BYTES, ((gigabytes ?? 8) * 2 ** 30) / 2);

/** Why a run cannot begin, in a sentence: it would need more memory than there can be; null where it would not. */
export function shortageOf(spec: Costly): string | null {
  const { bytes } = estimate(spec, {});
  return bytes <= MOST_BYTES
    ? null
    : `A run of this network with batches of ${spec.batchSize} needs about ${(bytes / GIGABYTE).toFixed(1)} GB of memory, and at most ${(MOST_BYTES / GIGABYTE).toFixed(1)} GB can be had. Choose a smaller batch, or a smaller network.`;
}
