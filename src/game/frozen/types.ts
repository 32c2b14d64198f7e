/**
 * The frozen game: the live game with θ and the marginal benefits held still, so that only the
 * participations move. Competition lives inside a layer, so a layer is a game of its own.
 */
import type { Prices } from '../utility.ts';

export interface FrozenLayer {
  /** b̂_i, what α multiplies: sign, gradient, scale and memory already applied; shape [playerCount]. */
  readonly marginalBenefit: Float64Array;
  /** n_i = ‖θ_i‖²; shape [playerCount]. */
  readonly normSquared: Float64Array;
  /** G_ij = ⟨θ_i, θ_j⟩, symmetric, row-major; the diagonal is never read; shape [playerCount²]. */
  readonly gram: Float64Array;
  /** s_i in [0, 1]; shape [playerCount]. */
  readonly participation: Float64Array;
}

/** α, β, γ (the fee in force now) and η, with the layers they act on. */
export interface FrozenGame extends Prices {
  readonly layers: readonly FrozenLayer[];
}

/** The same as a trainer gives it, in single precision: half as much to carry from thread to thread. */
export interface FrozenGameAt extends Prices {
  readonly layers: readonly { readonly [Name in keyof FrozenLayer]: Float32Array }[];
}

export const inDoublePrecision = ({ layers, ...prices }: FrozenGameAt): FrozenGame => ({
  ...prices,
  layers: layers.map((layer) => ({
    marginalBenefit: new Float64Array(layer.marginalBenefit),
    normSquared: new Float64Array(layer.normSquared),
    gram: new Float64Array(layer.gram),
    participation: new Float64Array(layer.participation),
  })),
});

/** The same as plain data: what `window.pruningGame.frozenGame()` gives and `analyse` reads. */
export interface FrozenGameJson {
  alpha: number;
  beta: number;
  gamma: number;
  eta: number;
  layers: {
    marginalBenefit: number[];
    normSquared: number[];
    gram: number[][];
    participation: number[];
  }[];
}

/** Out or in whatever the others do; `open` where it depends on them. */
export type Certificate = 'out' | 'in' | 'open';

export const playerCount = (layer: FrozenLayer): number => layer.participation.length;
