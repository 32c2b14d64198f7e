/** Reads and writes the frozen game as plain data; every refusal is one sentence that names the place. */
import { listOf, readPrice, type Price } from '../prices.ts';
import {
  layerFrom,
  type FrozenGame,
  type FrozenGameJson,
  type FrozenLayer,
  type LayerData,
  type LayerJson,
} from './types.ts';

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

function priceAt(game: Record<string, unknown>, name: string): Price {
  const value = game[name];
  const isList = typeof value === 'string' && value.includes(',');
  const price = typeof value === 'number' || isList ? readPrice(value) : null;
  if (price === null || listOf(price).some((one) => one < 0))
    return fail(
      `${name} must be a finite number ≥ 0, or a text such as "1,2" with one for each layer; ${shown(value)} is not.`,
    );
  if (listOf(price).some((one) => one > LARGEST))
    return fail(`${name} must be at most ${LARGEST}; ${price} is not.`);
  return price;
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

/** A layer of single weights has `theta` in place of norms and inner products. */
function layerAt(value: unknown, place: string): FrozenLayer {
  const layer = recordAt(value, place);
  const count = listAt(layer.participation, `${place}.participation`).length;
  const both = {
    marginalBenefit: numbersAt(layer.marginalBenefit, `${place}.marginalBenefit`, count),
    participation: numbersAt(layer.participation, `${place}.participation`, count, 0, 1),
  };
  return layerFrom({ ...both, ...overlapsAt(layer, place, count) });
}

type OverlapsOf<Layer> = Layer extends unknown
  ? Omit<Layer, 'marginalBenefit' | 'participation'>
  : never;

function overlapsAt(
  layer: Record<string, unknown>,
  place: string,
  count: number,
): OverlapsOf<LayerData<Float64Array>> {
  if ('theta' in layer) return { theta: numbersAt(layer.theta, `${place}.theta`, count) };
  const normSquared = numbersAt(layer.normSquared, `${place}.normSquared`, count, 0);
  return { normSquared, gram: gramAt(layer.gram, `${place}.gram`, normSquared) };
}

/** @throws FrozenGameError when `data` is not a frozen game */
export function parseFrozenGame(data: unknown): FrozenGame {
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
    layers: layers.map((layer, l) => layerAt(layer, `layers[${l}]`)),
  };
}

function layerToJson(layer: FrozenLayer): LayerJson {
  const marginalBenefit = Array.from(layer.marginalBenefit);
  const participation = Array.from(layer.participation);
  const { theta } = layer.overlap;
  if (theta !== null) return { marginalBenefit, theta: Array.from(theta), participation };
  const places = [...participation.keys()];
  return {
    marginalBenefit,
    normSquared: Array.from(layer.normSquared),
    gram: places.map((i) => places.map((j) => layer.overlap.product(i, j))),
    participation,
  };
}

/** The game as plain data, G as rows; of single weights θ. */
export function frozenGameToJson({ alpha, beta, gamma, eta, layers }: FrozenGame): FrozenGameJson {
  return { alpha, beta, gamma, eta, layers: layers.map(layerToJson) };
}
