/** Everything that `analyse` and `window.pruningGame.analysis()` say about one frozen game, layer by layer. */
import type { Prices } from '../utility.ts';
import { bestResponses, standing } from './bestResponse.ts';
import { contraction } from './contraction.ts';
import { nashConv, nashGap, regrets } from './regret.ts';
import { dominanceOf, equilibriumOf, lambdaMaxOf } from './solve.ts';
import { pricesIn, type FrozenGame, type FrozenLayer } from './types.ts';
import { potential } from './utility.ts';
import { certified, type Certified } from './verdict.ts';

/** Plain data; every list has shape [playerCount]. */
export interface LayerAnalysis extends Certified {
  /** U_i(BR_i) − U_i(s) ≥ 0; unit of utility. */
  regret: number[];
  /** BR_i to the others as they stand. */
  bestResponse: number[];
  /** Largest regret; 0 exactly at a Nash equilibrium. */
  nashGap: number;
  /** Sum of regrets. */
  nashConv: number;
  /** Φ at the current s. */
  potential: number;
  /** The equilibrium, or where several are possible the one reached from the current s. */
  equilibrium: number[];
  /** Whether the equilibrium is guaranteed to be the only one. */
  unique: boolean;
  /** Why it is or is not. */
  uniqueness: string;
  /** How many distinct equilibria were found. */
  found: number;
  /** What was reached from the named starts, the one above first. */
  limits: { from: string[]; participation: number[]; potential: number; residual: number }[];
  /** Sup-norm contraction of best response; `factor` null stands for ∞. */
  contraction: { margin: number[]; factor: number | null; contracts: boolean };
  /** Largest curvature of Φ; the projected step is safe below η_s = 2 / lambdaMax. */
  lambdaMax: number;
}

export interface Analysis {
  layers: LayerAnalysis[];
}

export function layerAnalysis(prices: Prices, layer: FrozenLayer): LayerAnalysis {
  const at = standing(prices, layer);
  const regret = regrets(at, layer.participation);
  const nash = equilibriumOf(prices, layer);
  const { margin, factor, contracts } = contraction(prices, layer);
  return {
    regret: Array.from(regret),
    bestResponse: Array.from(bestResponses(at, layer.participation)),
    nashGap: nashGap(regret),
    nashConv: nashConv(regret),
    potential: potential(prices, layer, layer.participation, at.rivalry),
    ...certified(dominanceOf(prices, layer)),
    equilibrium: Array.from(nash.participation),
    unique: nash.unique,
    uniqueness: nash.sentence,
    found: nash.found,
    limits: nash.limits.map((limit) => ({
      ...limit,
      participation: Array.from(limit.participation),
    })),
    contraction: {
      margin: Array.from(margin),
      factor: Number.isFinite(factor) ? factor : null,
      contracts,
    },
    lambdaMax: lambdaMaxOf(prices, layer),
  };
}

export const analysis = (game: FrozenGame): Analysis => ({
  layers: game.layers.map((layer, l) => layerAnalysis(pricesIn(game, l), layer)),
});
