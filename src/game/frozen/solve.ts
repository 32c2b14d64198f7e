/**
 * What is worked out of a layer by a way of its own where its players are single weights. Everything else
 * asks the overlap for its sums and is the same for all players.
 */
import type { Prices } from '../utility.ts';
import { lambdaMax } from './curvature.ts';
import { dominance } from './dominance.ts';
import { equilibrium, type Equilibrium } from './equilibrium.ts';
import { quadraticOf } from './quadratic.ts';
import type { FrozenLayer } from './types.ts';
import type { Dominance } from './verdict.ts';
import { weightDominance } from './weightDominance.ts';
import { weightEquilibrium } from './weightEquilibrium.ts';
import { weightLambdaMax } from './weightCurvature.ts';
import { weightsOf } from './weights.ts';

export function equilibriumOf(prices: Prices, layer: FrozenLayer): Equilibrium {
  const weights = weightsOf(layer);
  return weights === null ? equilibrium(prices, layer) : weightEquilibrium(prices, weights);
}

export function dominanceOf(prices: Prices, layer: FrozenLayer): Dominance {
  const weights = weightsOf(layer);
  return weights === null ? dominance(prices, layer) : weightDominance(prices, weights);
}

/** λmax of −∂²Φ/∂s². */
export function lambdaMaxOf(prices: Prices, layer: FrozenLayer): number {
  const weights = weightsOf(layer);
  return weights === null
    ? lambdaMax(quadraticOf(prices, layer))
    : weightLambdaMax(prices, weights.theta);
}
