/**
 * One layer of the frozen game by its definitions (paper equations 8 to 14), in plain loops, apart from
 * src/game/frozen.
 */
export type Layer = {
  readonly marginalBenefit: readonly number[];
  readonly participation: readonly number[];
} & (
  | { readonly normSquared: readonly number[]; readonly gram: readonly (readonly number[])[] }
  /** Single weights. */
  | { readonly theta: readonly number[] }
);

export interface Coefficients {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly eta: number;
}

export const product = (layer: Layer, i: number, j: number): number =>
  'theta' in layer ? layer.theta[i] * layer.theta[j] : layer.gram[i][j];

export const normSquared = (layer: Layer, i: number): number =>
  'theta' in layer ? layer.theta[i] ** 2 : layer.normSquared[i];

/** Σ_{j≠i} s_j G_ij. */
export const overlap = (layer: Layer, i: number): number =>
  layer.participation.reduce((sum, s, j) => (j === i ? sum : sum + s * product(layer, i, j)), 0);

/** U_i at s, the others as they stand. */
export const utility = (c: Coefficients, layer: Layer, i: number, s: number): number =>
  c.alpha * layer.marginalBenefit[i] * s -
  c.beta * normSquared(layer, i) * s * s -
  c.gamma * s -
  c.eta * s * overlap(layer, i);

/** The best of 0, 1 and the point of slope 0. */
export function bestResponse(c: Coefficients, layer: Layer, i: number): number {
  const slope = c.alpha * layer.marginalBenefit[i] - c.gamma - c.eta * overlap(layer, i);
  const curvature = 2 * c.beta * normSquared(layer, i);
  const inside = curvature > 0 ? slope / curvature : NaN;
  const candidates = [0, 1, inside].filter((s) => s >= 0 && s <= 1);
  return candidates.reduce((best, s) =>
    utility(c, layer, i, s) > utility(c, layer, i, best) ? s : best,
  );
}

export const regret = (c: Coefficients, layer: Layer, i: number): number =>
  utility(c, layer, i, bestResponse(c, layer, i)) - utility(c, layer, i, layer.participation[i]);

export function potential(c: Coefficients, layer: Layer): number {
  const s = layer.participation;
  let sum = 0;
  for (let i = 0; i < s.length; i++) {
    sum +=
      c.alpha * layer.marginalBenefit[i] * s[i] -
      c.beta * normSquared(layer, i) * s[i] * s[i] -
      c.gamma * s[i];
    for (let j = 0; j < i; j++) sum -= c.eta * s[i] * s[j] * product(layer, i, j);
  }
  return sum;
}
