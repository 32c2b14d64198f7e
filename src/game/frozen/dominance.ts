/**
 * Strict dominance (equation 12). Rivals in [0, 1] can move c_i between Σ min(0, G_ij) and
 * Σ max(0, G_ij), both reached at corners, so x_i = αb_i − γ − ηc_i lies between `worst` and `best`.
 * With y = 2βn:
 *   out: 0 beats every s > 0 whatever the others do  ⇔  best ≤ 0 (best < 0 where y = 0),
 *   in:  1 beats every s < 1 whatever the others do  ⇔  worst ≥ y (worst > 0 where y = 0).
 * Equality counts where y > 0, because the size cost alone then breaks the tie. Where rivals matter
 * a bound must clear a margin larger than the rounding of any way to sum it, so that no profile,
 * however computed, contradicts a certificate.
 */
import type { Prices } from '../utility.ts';
import { rivalSums, type RivalSums } from './rivalry.ts';
import { playerCount, type Certificate, type FrozenLayer } from './types.ts';

export interface Dominance {
  /** Against every profile of the others; shape [playerCount]. */
  readonly certificates: Certificate[];
  /** Round in which iterated elimination fixed the player, from 1; 0 = never; shape [playerCount]. */
  readonly eliminationRound: number[];
  /** What it was fixed to; equals the certificate for round 1; shape [playerCount]. */
  readonly eliminatedAs: Certificate[];
}

/** What the two bounds of x prove of a player. @param margin what rounding can add up to */
export function certificate(
  best: number,
  worst: number,
  ownCurvature: number,
  margin: number,
): Certificate {
  const tieCounts = ownCurvature > 0;
  if (tieCounts ? best <= -margin : best < -margin) return 'out';
  const surplus = worst - ownCurvature;
  if (tieCounts ? surplus >= margin : surplus > margin) return 'in';
  return 'open';
}

/** What rounding can add up to in x and y of one player; 0 where no rival has any weight. */
function roundingMargin(prices: Prices, layer: FrozenLayer, sums: RivalSums, i: number): number {
  const reach = prices.eta * (sums.highest[i] - sums.lowest[i]);
  if (reach === 0) return 0;
  const alone =
    Math.abs(prices.alpha * layer.marginalBenefit[i]) +
    prices.gamma +
    2 * prices.beta * layer.normSquared[i];
  return 4 * Number.EPSILON * (playerCount(layer) * reach + alone);
}

/** Removes player j's freedom from every bound: from [min(0, G), max(0, G)] to G if in, to 0 if out. */
function fix(j: number, as: Certificate, gram: Float64Array, bounds: RivalSums): void {
  const count = bounds.lowest.length;
  for (let i = 0; i < count; i++) {
    if (i === j) continue;
    const product = gram[j * count + i];
    const wasIn = as === 'in' ? product : 0;
    bounds.lowest[i] += wasIn - Math.min(0, product);
    bounds.highest[i] += wasIn - Math.max(0, product);
  }
}

/**
 * Certificates, then elimination repeated with the certified players fixed. All players that can be
 * certified against the survivors of round r − 1 leave together in round r, so the order of the
 * players does not matter. O(N²) in all.
 */
export function dominance(prices: Prices, layer: FrozenLayer): Dominance {
  const count = playerCount(layer);
  const bounds = rivalSums(layer);
  const margins = Float64Array.from({ length: count }, (_, i) =>
    roundingMargin(prices, layer, bounds, i),
  );
  const eliminatedAs = new Array<Certificate>(count).fill('open');
  const eliminationRound = new Array<number>(count).fill(0);
  let certificates = eliminatedAs.slice();
  for (let round = 1; ; round++) {
    const leaving: number[] = [];
    for (let i = 0; i < count; i++) {
      if (eliminationRound[i] > 0) continue;
      const alone = prices.alpha * layer.marginalBenefit[i] - prices.gamma;
      const best = alone - prices.eta * bounds.lowest[i];
      const worst = alone - prices.eta * bounds.highest[i];
      eliminatedAs[i] = certificate(
        best,
        worst,
        2 * prices.beta * layer.normSquared[i],
        margins[i],
      );
      if (eliminatedAs[i] !== 'open') leaving.push(i);
    }
    for (const i of leaving) {
      eliminationRound[i] = round;
      fix(i, eliminatedAs[i], layer.gram, bounds);
    }
    if (round === 1) certificates = eliminatedAs.slice();
    if (leaving.length === 0) return { certificates, eliminationRound, eliminatedAs };
  }
}
