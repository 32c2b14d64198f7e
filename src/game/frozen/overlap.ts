/**
 * The overlaps ⟨θ_i, θ_j⟩ of one layer's players, and what follows from them: how much the rivals of a
 * player weigh on it now (the sum in eq. 10), and how much they could at most. The game asks for such sums
 * and for single products, never for a whole matrix, so that half a million single weights have their
 * overlaps as well as a hundred neurons.
 */

export type Numbers = Float32Array | Float64Array;

/** Overlaps as plain data, which can be sent from thread to thread. */
export type Overlaps<List extends Numbers = Numbers> =
  /** ⟨θ_i, θ_j⟩, symmetric, row-major; the diagonal is never read by the game; shape [count²]. */
  | { readonly gram: List }
  /** Of single weights, where ⟨θ_i, θ_j⟩ = θ_i θ_j; shape [count]. */
  | { readonly theta: List };

/** How far rivals can push a player: sums over j ≠ i of one row of G. */
export interface RivalSums {
  /** Σ min(0, G_ij): c_i when exactly the allies (G_ij < 0) play in full. */
  readonly lowest: number;
  /** Σ max(0, G_ij): c_i when exactly the rivals (G_ij > 0) play in full. */
  readonly highest: number;
}

export interface Overlap<List extends Numbers = Numbers> {
  readonly count: number;
  /** All ⟨θ_i, θ_j⟩ where they are held, as `Overlaps` has them; else null. */
  readonly gram: List | null;
  /** The weights themselves where G = θθᵀ, so that ways in O(N) exist; else null; shape [count]. */
  readonly theta: List | null;
  /** ⟨θ_i, θ_j⟩. */
  product(i: number, j: number): number;
  /**
   * Rivalry, c_i = Σ_{j≠i} s_j ⟨θ_i, θ_j⟩ of every player.
   *
   * @param participation s; shape [count]
   * @returns c; shape [count]
   */
  times(participation: Numbers): Float64Array;
  sumsOf(i: number): RivalSums;
}

/** By Gram products; `times` takes O(N²), `sumsOf` O(N). */
function ofGram<List extends Numbers>(gram: List, count: number): Overlap<List> {
  return {
    count,
    gram,
    theta: null,
    product: (i, j) => gram[i * count + j],
    times(participation) {
      const result = new Float64Array(count);
      for (let i = 0, row = 0; i < count; i++, row += count) {
        let sum = 0;
        for (let j = 0; j < i; j++) sum += participation[j] * gram[row + j];
        for (let j = i + 1; j < count; j++) sum += participation[j] * gram[row + j];
        result[i] = sum;
      }
      return result;
    },
    sumsOf(i) {
      let [lowest, highest] = [0, 0];
      for (let j = 0, at = i * count; j < count; j++, at++) {
        if (j === i) continue;
        if (gram[at] < 0) lowest += gram[at];
        else highest += gram[at];
      }
      return { lowest, highest };
    },
  };
}

/**
 * Of single weights. All that the others do to player i passes through one number, T = Σ_j s_j θ_j, for
 * c_i = θ_i (T − s_i θ_i): O(N) for all players together. Rounding is relative to |θ_i| Σ_j |s_j θ_j|, not
 * to c_i.
 */
function ofWeights<List extends Numbers>(theta: List): Overlap<List> {
  const count = theta.length;
  /** Σ of the weights of either sign, once somebody asks. */
  let sums: { negative: number; positive: number } | null = null;

  function signedSums(): { negative: number; positive: number } {
    let [negative, positive] = [0, 0];
    for (let j = 0; j < count; j++) {
      if (theta[j] < 0) negative += theta[j];
      else positive += theta[j];
    }
    return { negative, positive };
  }

  return {
    count,
    gram: null,
    theta,
    product: (i, j) => theta[i] * theta[j],
    times(participation) {
      let total = 0;
      for (let i = 0; i < count; i++) total += participation[i] * theta[i];
      const result = new Float64Array(count);
      for (let i = 0; i < count; i++) result[i] = theta[i] * (total - participation[i] * theta[i]);
      return result;
    },
    sumsOf(i) {
      const { negative, positive } = (sums ??= signedSums());
      const own = theta[i];
      return own > 0
        ? { lowest: own * negative, highest: own * (positive - own) }
        : { lowest: own * positive, highest: own * (negative - own) };
    },
  };
}

/** @param count players of the layer */
export const overlapOf = <List extends Numbers>(
  overlaps: Overlaps<List>,
  count: number,
): Overlap<List> =>
  'theta' in overlaps ? ofWeights(overlaps.theta) : ofGram(overlaps.gram, count);
