/** Everything the page and `analyse` say about one frozen game, layer by layer. */
import { bestResponses, standing } from './bestResponse.ts';
import { contraction } from './contraction.ts';
import { lambdaMax } from './curvature.ts';
import { dominance } from './dominance.ts';
import { equilibrium } from './equilibrium.ts';
import { quadraticOf } from './quadratic.ts';
import { nashConv, nashGap, regrets } from './regret.ts';
import type { Certificate, FrozenGame, FrozenLayer } from './types.ts';
import type { AnyGame } from './parse.ts';
import { potential } from './utility.ts';
import { weightDominance } from './weightDominance.ts';
import { weightEquilibrium } from './weightEquilibrium.ts';
import { weightPotential, weightStanding, type WeightLayer } from './weights.ts';
import type { Prices } from '../utility.ts';

/** Where the players of a layer stand; plain data, every list has shape [playerCount]. O(N²). */
export interface LayerSample {
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
  /** Out or in against every profile of the others. */
  certificates: Certificate[];
  /** Round of iterated elimination that fixed the player, from 1; 0 = never. */
  eliminationRound: number[];
  /** What that round fixed it to; `open` if none did. */
  eliminatedAs: Certificate[];
}

/** Where the game of a layer ends, and how one gets there; plain data. Takes a hundred times as long. */
export interface LayerEnd {
  /** The equilibrium, or where several are possible the one reached from the current s. */
  equilibrium: number[];
  /** Whether the equilibrium is guaranteed to be the only one. */
  unique: boolean;
  /** Why it is or is not. */
  uniqueness: string;
  /** The distinct equilibria reached from the named starts, the one above first. */
  limits: { from: string[]; participation: number[]; potential: number; residual: number }[];
  /** Sup-norm contraction of best response; `factor` null stands for ∞. */
  contraction: { margin: number[]; factor: number | null; contracts: boolean };
  /** Largest curvature of Φ; the projected step is safe below η_s = 2 / lambdaMax. */
  lambdaMax: number;
}

export type LayerAnalysis = LayerSample & LayerEnd;

export interface Analysis {
  layers: LayerAnalysis[];
}

export function sampleLayer(prices: Prices, layer: FrozenLayer): LayerSample {
  const at = standing(prices, layer);
  const regret = regrets(at, layer.participation);
  return {
    regret: Array.from(regret),
    bestResponse: Array.from(bestResponses(at, layer.participation)),
    nashGap: nashGap(regret),
    nashConv: nashConv(regret),
    potential: potential(prices, layer, layer.participation, at.rivalry),
    ...dominance(prices, layer),
  };
}

export function layerEnd(prices: Prices, layer: FrozenLayer): LayerEnd {
  const nash = equilibrium(prices, layer);
  const { margin, factor, contracts } = contraction(prices, layer);
  return {
    equilibrium: Array.from(nash.participation),
    unique: nash.unique,
    uniqueness: nash.sentence,
    limits: nash.limits.map((limit) => ({
      ...limit,
      participation: Array.from(limit.participation),
    })),
    contraction: {
      margin: Array.from(margin),
      factor: Number.isFinite(factor) ? factor : null,
      contracts,
    },
    lambdaMax: lambdaMax(quadraticOf(prices, layer)),
  };
}

export const layerAnalysis = (prices: Prices, layer: FrozenLayer): LayerAnalysis => ({
  ...sampleLayer(prices, layer),
  ...layerEnd(prices, layer),
});

/** The same of a layer of single weights, as far as it is worked out there; O(N). */
export interface WeightLayerAnalysis extends LayerSample {
  /** Whether elimination came to its end. */
  eliminationIsComplete: boolean;
  equilibrium: number[];
  unique: boolean;
  uniqueness: string;
  /** How many distinct equilibria were found. */
  found: number;
}

export function weightLayerAnalysis(prices: Prices, layer: WeightLayer): WeightLayerAnalysis {
  const { participation } = layer;
  const at = weightStanding(prices, layer, participation);
  const regret = regrets(at, participation);
  const nash = weightEquilibrium(prices, layer);
  const { isComplete, ...certified } = weightDominance(prices, layer);
  return {
    regret: Array.from(regret),
    bestResponse: Array.from(bestResponses(at, participation)),
    nashGap: nashGap(regret),
    nashConv: nashConv(regret),
    potential: weightPotential(prices, layer, participation),
    ...certified,
    eliminationIsComplete: isComplete,
    equilibrium: Array.from(nash.participation),
    unique: nash.unique,
    uniqueness: nash.sentence,
    found: nash.found,
  };
}

/** The whole game; its layers may be of single weights. */
export function analysis(game: FrozenGame): Analysis;
export function analysis(game: AnyGame): { layers: (LayerAnalysis | WeightLayerAnalysis)[] };
export function analysis(game: AnyGame): { layers: (LayerAnalysis | WeightLayerAnalysis)[] } {
  return {
    layers: game.layers.map((layer) =>
      'theta' in layer ? weightLayerAnalysis(game, layer) : layerAnalysis(game, layer),
    ),
  };
}
