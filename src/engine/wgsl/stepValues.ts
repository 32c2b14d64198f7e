/** What goes into the slots of stepSlots.ts: one game's numbers at one step. */
import { ADAM } from '../../game/adam.ts';
import { isPaid, pricesOfGroup } from '../../game/prices.ts';
import type { RuleName } from '../../rules/registry.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { PixelStatistics } from '../../data/dataSet.ts';
import { inputScale } from '../inputScale.ts';
import { served, servedBy } from '../servedRules.ts';
import { thetaStep } from '../moments.ts';
import { OPTIMIZER } from './kernels/optimizer.ts';
import { MOST_GROUPS, type GroupPrices, type StepValues } from './stepSlots.ts';

export const RULES = { projected: 0, proximal: 1, bestResponse: 2, adam: 3 } satisfies Partial<
  Record<RuleName, number>
>;

/** Those that the kernels compute. */
export const wgslRules = servedBy(RULES);

export const SIGN: Record<RunSpec['benefitSign'], number> = { printed: 0, descent: 1, saliency: 2 };
export const SCALE: Record<RunSpec['benefitScale'], number> = {
  absolute: 0,
  relative: 1,
  'relative-net': 2,
};

/** How the net sees examples; fixed while a run lasts. */
export function pixelValues(
  { inputNormalisation }: RunSpec,
  statistics: PixelStatistics,
  areReals: boolean,
): StepValues {
  const { shift, scale } = inputScale(inputNormalisation, statistics);
  return { pixelScale: (areReals ? 1 : 1 / 255) / scale, pixelShift: shift / scale };
}

/** The weights that running means have gathered: numbers, so they need no kernel. */
export interface Weights {
  step: number;
  benefit: number;
  first: number;
  second: number;
}

export const newWeights = (): Weights => ({ step: 0, benefit: 0, first: 0, second: 0 });

/** Moves the weights on by one step. */
function advance(weights: Weights, spec: RunSpec): void {
  weights.step++;
  weights.benefit = spec.benefitMemory * weights.benefit + (1 - spec.benefitMemory);
  // The moments rest while another dynamics is chosen.
  if (spec.dynamics !== 'adam') return;
  weights.first = ADAM.first * weights.first + (1 - ADAM.first);
  weights.second = ADAM.second * weights.second + (1 - ADAM.second);
}

/**
 * The values of one game's next step; moves `weights` on.
 *
 * @param feeShare how much of γ is in force
 */
export function valuesOf(spec: RunSpec, feeShare: number, weights: Weights): StepValues {
  advance(weights, spec);
  const { beta, eta, lrS, benefitMemory } = spec;
  const { rate, epsilon } = thetaStep(spec.optimizer, spec.lrTheta, weights.step);
  return {
    measuresSlopes: 1,
    measuresNorms: isPaid(beta) || isPaid(eta) ? 1 : 0,
    measuresRivals: isPaid(eta) ? 1 : 0,
    dynamics: served<number>(RULES, spec.dynamics),
    optimizer: OPTIMIZER[spec.optimizer],
    sign: SIGN[spec.benefitSign],
    isByTheta: spec.benefitGradient === 'theta' ? 1 : 0,
    scale: SCALE[spec.benefitScale],
    memory: benefitMemory,
    fresh: 1 - benefitMemory,
    benefitWeight: weights.benefit,
    lrS,
    firstWeight: weights.first,
    secondWeight: weights.second,
    lrTheta: rate,
    thetaEpsilon: epsilon,
    costsReach: spec.costIntoTheta ? 1 : 0,
    prices: Array.from({ length: MOST_GROUPS }, (_, group): GroupPrices => {
      const { alpha, beta, gamma, eta } = pricesOfGroup(spec, group, feeShare);
      return [alpha, 2 * beta, gamma, eta];
    }),
  };
}
