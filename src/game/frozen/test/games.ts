/** Random frozen games for tests. Norms and inner products come from a random Θ unless said otherwise. */
import fc from 'fast-check';
import { layerFrom, type FrozenGame, type FrozenLayer } from '../types.ts';
import type { Prices } from '../../utility.ts';

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

export const between = (random: () => number, low: number, high: number): number =>
  low + (high - low) * random();

/** Θ Θᵀ with Θ of `width` columns, each row drawn around a shared direction of weight `alignment`. */
export function randomGram(
  random: () => number,
  count: number,
  width: number,
  alignment = 0,
): Float64Array {
  const shared = Array.from({ length: width }, () => between(random, -1, 1));
  const theta = Array.from({ length: count }, () => {
    const scale = between(random, 0.2, 1.5);
    return shared.map((common) => scale * (alignment * common + between(random, -1, 1)));
  });
  const gram = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += theta[i][k] * theta[j][k];
      gram[i * count + j] = gram[j * count + i] = sum;
    }
  }
  return gram;
}

export const diagonal = (matrix: Float64Array, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => matrix[i * count + i]);

export interface Shape {
  readonly seed: number;
  readonly count: number;
  readonly width: number;
  readonly alignment: number;
  readonly beta: number;
  /** η as a multiple of 2β; where β = 0, η itself. */
  readonly crowding: number;
}

/** Benefits are scaled so that players spread over out, interior and in. */
export function gameOf({
  seed,
  count,
  width,
  alignment,
  beta,
  crowding,
}: Shape): Prices & { layer: FrozenLayer } {
  const random = uniform(seed);
  const gram = randomGram(random, count, width, alignment);
  const normSquared = diagonal(gram, count);
  const eta = beta > 0 ? crowding * 2 * beta : crowding;
  const reach = Float64Array.from({ length: count }, (_, i) => {
    let sum = 2 * beta * normSquared[i];
    for (let j = 0; j < count; j++) if (j !== i) sum += 0.5 * eta * gram[i * count + j];
    return sum;
  });
  const marginalBenefit = reach.map(
    (size) => size * between(random, -0.3, 1.4) + between(random, -0.2, 0.3),
  );
  const participation = Float64Array.from({ length: count }, () => {
    const draw = random();
    return draw < 0.15 ? 0 : draw > 0.85 ? 1 : random();
  });
  const layer = layerFrom({ marginalBenefit, normSquared, gram, participation });
  return { alpha: between(random, 0.5, 2), beta, gamma: between(random, 0, 0.2), eta, layer };
}

const shapeFields = {
  seed: fc.nat(2 ** 31),
  count: fc.integer({ min: 1, max: 12 }),
  width: fc.integer({ min: 1, max: 14 }),
  alignment: fc.constantFrom(0, 0.5, 2),
};
const share = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((step) => low + ((high - low) * step) / 1000);

/** Any game: β and η may be 0, η may exceed 2β. */
export const anyGame = fc
  .record({
    ...shapeFields,
    beta: fc.oneof(fc.constant(0), share(0.001, 2)),
    crowding: fc.oneof(fc.constant(0), share(0, 3)),
  })
  .map(gameOf);

/** Games with a unique equilibrium: 0 ≤ η < 2β. */
export const uniqueGame = fc
  .record({ ...shapeFields, beta: share(0.01, 2), crowding: share(0, 0.98) })
  .map(gameOf);

/** Games where several equilibria are possible: η ≥ 2β. */
export const crowdedGame = fc
  .record({ ...shapeFields, beta: fc.oneof(fc.constant(0), share(0.01, 2)), crowding: share(1, 6) })
  .map(gameOf);

/** A profile in [0, 1]^count; corners as likely as the inside. */
export const profile = (count: number): fc.Arbitrary<Float64Array> =>
  fc
    .array(fc.oneof(fc.constantFrom(0, 1), share(0, 1)), { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values));

/** A layer from rows of G, with n on the diagonal. */
export const layerOf = (marginalBenefit: number[], gram: number[][]): FrozenLayer =>
  layerFrom({
    marginalBenefit: Float64Array.from(marginalBenefit),
    normSquared: Float64Array.from(gram, (row, i) => row[i]),
    gram: Float64Array.from(gram.flat()),
    participation: new Float64Array(gram.length).fill(1),
  });

/** G of a layer, row-major, whatever it is made of; shape [playerCount²]. */
export function gramOf({ overlap: { count, product } }: FrozenLayer): Float64Array {
  return Float64Array.from({ length: count * count }, (_, at) =>
    product(Math.floor(at / count), at % count),
  );
}

/** Player i of the result is player order[i] of the layer. */
export function permuted(layer: FrozenLayer, order: readonly number[]): FrozenLayer {
  const count = order.length;
  const take = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]);
  return layerFrom({
    marginalBenefit: take(layer.marginalBenefit),
    normSquared: take(layer.normSquared),
    participation: take(layer.participation),
    gram: Float64Array.from({ length: count * count }, (_, k) =>
      layer.overlap.product(order[Math.floor(k / count)], order[k % count]),
    ),
  });
}

export const asGame = ({ layer, ...prices }: Prices & { layer: FrozenLayer }): FrozenGame => ({
  ...prices,
  layers: [layer],
});

export const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);
