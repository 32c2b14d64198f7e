/**
 * The frozen game: the live game with θ and the marginal benefits held still, so that only the
 * participations move. Competition lives inside a layer, so a layer is a game of its own.
 */
import { pricesOfGroup, type Price, type PriceSpec } from '../prices.ts';
import type { Prices } from '../utility.ts';
import { overlapOf, type Numbers, type Overlap } from './overlap.ts';

export interface FrozenLayer {
  /** b̂_i, what α multiplies: sign, gradient, scale and memory already applied; shape [playerCount]. */
  readonly marginalBenefit: Float64Array;
  /** n_i = ‖θ_i‖²; shape [playerCount]. */
  readonly normSquared: Float64Array;
  readonly overlap: Overlap<Float64Array>;
  /** s_i in [0, 1]; shape [playerCount]. */
  readonly participation: Float64Array;
}

/** α, β, γ (the fee in force now) and η, for all layers or each its own, with the layers they act on. */
export interface FrozenGame extends PriceSpec {
  readonly layers: readonly FrozenLayer[];
}

/** A layer as plain data: single weights have their norms and overlaps by θ alone. */
export type LayerData<List> = {
  readonly marginalBenefit: List;
  readonly participation: List;
} & (
  | { readonly theta: List }
  /** `gram` is row-major; shape [playerCount²]. */
  | { readonly normSquared: List; readonly gram: List }
);

/** A game as a trainer gives it, in single precision: half as much to carry from thread to thread. */
export interface FrozenGameAt extends PriceSpec {
  readonly layers: readonly LayerData<Float32Array>[];
}

const double = (list: Numbers): Float64Array =>
  list instanceof Float64Array ? list : new Float64Array(list);

/** Lists that are in double precision already are taken as they are. */
export function layerFrom(data: LayerData<Numbers>): FrozenLayer {
  const marginalBenefit = double(data.marginalBenefit);
  const participation = double(data.participation);
  if ('theta' in data) {
    const theta = double(data.theta);
    const normSquared = theta.map((weight) => weight * weight);
    return {
      ...{ marginalBenefit, normSquared, participation },
      overlap: overlapOf({ theta }, theta.length),
    };
  }
  return {
    ...{ marginalBenefit, normSquared: double(data.normSquared), participation },
    overlap: overlapOf({ gram: double(data.gram) }, participation.length),
  };
}

export const inDoublePrecision = ({ layers, ...prices }: FrozenGameAt): FrozenGame => ({
  ...prices,
  layers: layers.map(layerFrom),
});

/** A game as plain data: what `window.pruningGame.frozenGame()` gives and `analyse` reads. */
export interface FrozenGameJson {
  /** Prices that differ from layer to layer are one text: “1.5,2.5”. */
  alpha: Price;
  beta: Price;
  gamma: Price;
  eta: Price;
  layers: LayerJson[];
}

export type LayerJson = GramLayerJson | WeightLayerJson;

export interface GramLayerJson {
  marginalBenefit: number[];
  normSquared: number[];
  gram: number[][];
  participation: number[];
}

/** A layer of single weights. */
export interface WeightLayerJson {
  marginalBenefit: number[];
  theta: number[];
  participation: number[];
}

/** The prices of one layer. */
export const pricesIn = (game: PriceSpec, layer: number): Prices => pricesOfGroup(game, layer, 1);

/** Out or in whatever the others do; `open` where it depends on them. */
export type Certificate = 'out' | 'in' | 'open';

export const playerCount = (layer: FrozenLayer): number => layer.participation.length;
