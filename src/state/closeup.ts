/** What the page knows about the players it speaks of beyond a frame's columns. */

/** ⟨θ_i, θ_j⟩ of one player i with every player j of its layer, in their order; shape [layer.count]. */
export interface GramRow {
  readonly player: number;
  readonly products: Float32Array;
}

/** Taken a few times a second, for the chosen and the selected players. */
export interface Closeup {
  readonly step: number;
  readonly rows: readonly GramRow[];
}
