/** ⟨θ_i, θ_j⟩ of the players of one layer, as a trainer gives them; θ without bias. */
export type Overlaps =
  /** Row-major; shape [count, count]. */
  | { readonly gram: Float32Array }
  /** Of single weights, where ⟨θ_i, θ_j⟩ = θ_i θ_j; shape [count]. */
  | { readonly theta: Float32Array };

/** ⟨θ_i, θ_j⟩. @param count players of the layer */
export const productOf = (overlaps: Overlaps, count: number, i: number, j: number): number =>
  'gram' in overlaps ? overlaps.gram[i * count + j] : overlaps.theta[i] * overlaps.theta[j];
