/** How one weight moves (equation 16), the same rules as optimizers.ts; moments lie behind θ. */
import type { RunSpec } from '../../../game/spec.ts';
import { real } from './literal.ts';

const MOMENTUM = 0.9;
/** M = Σ first^k g and V = Σ second^k g² unscaled; `rateAndEpsilon` holds the corrections. */
export const THETA_ADAM = { first: 0.9, second: 0.999, epsilon: 1e-8 } as const;

const bodies: Record<RunSpec['optimizer'], (count: number) => string> = {
  sgd: () => 'theta[at] -= step.lrTheta * gradient;',
  momentum: (count) => `let velocity = ${real(MOMENTUM)} * theta[at + ${count}u] + gradient;
  theta[at + ${count}u] = velocity;
  theta[at] -= step.lrTheta * velocity;`,
  adam: (count) => `let first = ${real(THETA_ADAM.first)} * theta[at + ${count}u] + gradient;
  let second = ${real(THETA_ADAM.second)} * theta[at + ${2 * count}u] + gradient * gradient;
  theta[at + ${count}u] = first;
  theta[at + ${2 * count}u] = second;
  theta[at] -= step.lrTheta * first / (sqrt(second) + step.thetaEpsilon);`,
};

/** `moveWeight(at, gradient)`. @param count words of θ without moments */
export const moveWeight = (optimizer: RunSpec['optimizer'], count: number): string =>
  `fn moveWeight(at: u32, gradient: f32) {
  ${bodies[optimizer](count)}
}`;
