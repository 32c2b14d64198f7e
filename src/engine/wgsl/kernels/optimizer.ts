/** How one weight moves (equation 16), the same rules as optimizers.ts; moments lie behind θ. */
import { ADAM } from '../../../game/adam.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { MOMENTUM } from '../../moments.ts';
import { real } from './literal.ts';

export const OPTIMIZER: Record<RunSpec['optimizer'], number> = { sgd: 0, momentum: 1, adam: 2 };

/** Adam as `thetaStep` has it: lrTheta and thetaEpsilon hold the corrections. */
const bodies: Record<RunSpec['optimizer'], (count: number) => string> = {
  sgd: () => 'theta[at] -= steps[game].lrTheta * gradient;',
  momentum: (count) => `let velocity = ${real(MOMENTUM)} * theta[at + ${count}u] + gradient;
  theta[at + ${count}u] = velocity;
  theta[at] -= steps[game].lrTheta * velocity;`,
  adam: (count) => `let first = ${real(ADAM.first)} * theta[at + ${count}u] + gradient;
  let second = ${real(ADAM.second)} * theta[at + ${2 * count}u] + gradient * gradient;
  theta[at + ${count}u] = first;
  theta[at + ${2 * count}u] = second;
  theta[at] -= steps[game].lrTheta * first / (sqrt(second) + steps[game].thetaEpsilon);`,
};

/**
 * `moveWeight(at, gradient)`.
 *
 * @param optimizers of all games; where they differ, each game asks for its own
 * @param count words of θ without moments, all games together
 */
export function moveWeight(optimizers: ReadonlySet<RunSpec['optimizer']>, count: number): string {
  const [first, ...others] = optimizers;
  const cases = others.map((name) => `case ${OPTIMIZER[name]}u: { ${bodies[name](count)} }`);
  const choice = `switch steps[game].optimizer {
    ${cases.join('\n    ')}
    default: { ${bodies[first](count)} }
  }`;
  return `fn moveWeight(at: u32, gradient: f32) {
  ${others.length === 0 ? bodies[first](count) : choice}
}`;
}
