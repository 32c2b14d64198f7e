/** What one player earns and pays: equations (8) to (10), with the others held still. */

/** The prices of the game; γ is the fee at this moment of its warm-up. */
export interface Prices {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly eta: number;
}

/** What a player's utility depends on besides its own participation. */
export interface Stake {
  /** b, the marginal benefit that α multiplies, as the chosen interpretation defines it. */
  readonly benefit: number;
  /** ‖θ‖². */
  readonly normSquared: number;
  /** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩, over the players of the same layer. */
  readonly rivalry: number;
}

export interface Terms {
  readonly benefit: number;
  readonly size: number;
  readonly presence: number;
  readonly rivals: number;
}

/** The four terms of U at participation s; all but the benefit are paid. */
export function terms(s: number, stake: Stake, prices: Prices): Terms {
  return {
    benefit: prices.alpha * stake.benefit * s,
    size: prices.beta * stake.normSquared * s * s,
    presence: prices.gamma * Math.abs(s),
    rivals: prices.eta * stake.rivalry * s,
  };
}

/** U_i(s), equation (8). */
export function utility(s: number, stake: Stake, prices: Prices): number {
  const { benefit, size, presence, rivals } = terms(s, stake, prices);
  return benefit - size - presence - rivals;
}

/**
 * ∂U_i/∂s, equation (18), with sign(0) = 0 for the fee: at s = 0 it is what an entrant who has not
 * yet paid would feel.
 */
export const marginalUtility = (s: number, stake: Stake, prices: Prices): number =>
  prices.alpha * stake.benefit -
  2 * prices.beta * stake.normSquared * s -
  prices.gamma * Math.sign(s) -
  prices.eta * stake.rivalry;

/**
 * The participation in [0, 1] that maximises U_i, equation (14). Without a size cost U is linear and
 * the answer is all or nothing; a player that is then indifferent stays at `current`.
 */
export function bestResponse(stake: Stake, prices: Prices, current: number): number {
  const gain = prices.alpha * stake.benefit - prices.gamma - prices.eta * stake.rivalry;
  const curvature = 2 * prices.beta * stake.normSquared;
  if (curvature === 0) return gain > 0 ? 1 : gain < 0 ? 0 : current;
  return Math.min(1, Math.max(0, gain / curvature));
}
