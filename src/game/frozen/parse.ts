/** Reads and writes the frozen game as plain data; every refusal is one sentence that names the place. */
import type { Prices } from '../utility.ts';
import type { WeightLayer } from './weights.ts';
import { playerCount, type FrozenGame, type FrozenGameJson, type FrozenLayer } from './types.ts';

/** Its message is one sentence for a person. */
export class FrozenGameError extends Error {}

/** How far G_ij and G_ji may differ (single-precision backends), as a share of their size. */
const symmetryTolerance = 1e-5;

/** Larger numbers, squared and summed, would leave what a computer holds. */
const LARGEST = 1e9;

const fail = (sentence: string): never => {
  throw new FrozenGameError(sentence);
};

/** A value in a sentence, whatever it is. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

function recordAt(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(`${place} must be an object.`);
  return value as Record<string, unknown>;
}

function priceAt(game: Record<string, unknown>, name: string): number {
  const value = game[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    return fail(`${name} must be a finite number ≥ 0; ${shown(value)} is not.`);
  }
  if (value > LARGEST) return fail(`${name} must be at most ${LARGEST}; ${value} is not.`);
  return value;
}

function listAt(value: unknown, place: string): ArrayLike<unknown> {
  if (Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array)
    return value;
  return fail(`${place} must be a list of numbers.`);
}

function numbersAt(
  value: unknown,
  place: string,
  count: number,
  low = -LARGEST,
  high = LARGEST,
): Float64Array {
  const list = listAt(value, place);
  if (list.length !== count) {
    return fail(`${place} has ${list.length} entries, but participation has ${count}.`);
  }
  return Float64Array.from({ length: count }, (_, i) => {
    const entry = list[i];
    if (typeof entry !== 'number' || !Number.isFinite(entry)) {
      return fail(`${place}[${i}] must be a finite number; ${shown(entry)} is not.`);
    }
    if (entry < low || entry > high) {
      return fail(`${place}[${i}] must be from ${low} to ${high}; ${entry} is not.`);
    }
    return entry;
  });
}

/** Rows to row-major, each pair replaced by its mean so that G is exactly symmetric. */
function gramAt(value: unknown, place: string, normSquared: Float64Array): Float64Array {
  const count = normSquared.length;
  const rows = Array.isArray(value)
    ? (value as unknown[])
    : fail(`${place} must be a list of rows.`);
  if (rows.length !== count) {
    return fail(`${place} has ${rows.length} rows, but participation has ${count} entries.`);
  }
  const gram = new Float64Array(count * count);
  rows.forEach((row, i) => gram.set(numbersAt(row, `${place}[${i}]`, count), i * count));
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const here = gram[i * count + j];
      const there = gram[j * count + i];
      const size = Math.max(
        Math.abs(here),
        Math.abs(there),
        Math.sqrt(normSquared[i] * normSquared[j]),
      );
      if (Math.abs(here - there) > symmetryTolerance * size) {
        return fail(
          `${place} must be symmetric; [${i}][${j}] is ${here} but [${j}][${i}] is ${there}.`,
        );
      }
      gram[i * count + j] = gram[j * count + i] = here + 0.5 * (there - here);
    }
  }
  return gram;
}

function weightLayerAt(value: unknown, place: string): WeightLayer {
  const layer = recordAt(value, place);
  const count = listAt(layer.participation, `${place}.participation`).length;
  return {
    marginalBenefit: numbersAt(layer.marginalBenefit, `${place}.marginalBenefit`, count),
    theta: numbersAt(layer.theta, `${place}.theta`, count),
    participation: numbersAt(layer.participation, `${place}.participation`, count, 0, 1),
  };
}

const anyLayerAt = (value: unknown, place: string): FrozenLayer | WeightLayer =>
  typeof value === 'object' && value !== null && 'theta' in value
    ? weightLayerAt(value, place)
    : layerAt(value, place);

function layerAt(value: unknown, place: string): FrozenLayer {
  const layer = recordAt(value, place);
  const count = listAt(layer.participation, `${place}.participation`).length;
  const normSquared = numbersAt(layer.normSquared, `${place}.normSquared`, count, 0);
  return {
    marginalBenefit: numbersAt(layer.marginalBenefit, `${place}.marginalBenefit`, count),
    normSquared,
    gram: gramAt(layer.gram, `${place}.gram`, normSquared),
    participation: numbersAt(layer.participation, `${place}.participation`, count, 0, 1),
  };
}

/** @throws FrozenGameError when `data` is not a frozen game */
export const parseFrozenGame = (data: unknown): FrozenGame => parse(data, layerAt);

/**
 * The same where a layer may also be one of single weights: `theta` in place of norms and inner products.
 *
 * @throws FrozenGameError when `data` is not a frozen game
 */
export const parseAnyGame = (data: unknown): AnyGame => parse(data, anyLayerAt);

/** Layers of either kind. */
export interface AnyGame extends Prices {
  readonly layers: readonly (FrozenLayer | WeightLayer)[];
}

function parse<Layer>(
  data: unknown,
  layerOf: (value: unknown, place: string) => Layer,
): Prices & { layers: Layer[] } {
  const game = recordAt(data, 'A frozen game');
  const alpha = priceAt(game, 'alpha');
  const beta = priceAt(game, 'beta');
  const gamma = priceAt(game, 'gamma');
  const eta = priceAt(game, 'eta');
  const layers = Array.isArray(game.layers)
    ? (game.layers as unknown[])
    : fail('layers must be a list of layers.');
  if (layers.length === 0) return fail('layers is empty: a frozen game needs at least one layer.');
  return {
    alpha,
    beta,
    gamma,
    eta,
    layers: layers.map((layer, l) => layerOf(layer, `layers[${l}]`)),
  };
}

/** The game as plain data, G as rows. */
export function frozenGameToJson(game: FrozenGame): FrozenGameJson {
  const { alpha, beta, gamma, eta } = game;
  const layers = game.layers.map((layer) => {
    const count = playerCount(layer);
    return {
      marginalBenefit: Array.from(layer.marginalBenefit),
      normSquared: Array.from(layer.normSquared),
      gram: Array.from({ length: count }, (_, i) =>
        Array.from(layer.gram.subarray(i * count, (i + 1) * count)),
      ),
      participation: Array.from(layer.participation),
    };
  });
  return { alpha, beta, gamma, eta, layers };
}
