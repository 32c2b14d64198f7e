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
import type { Overlap } from './overlap.ts';
import { playerCount, type Certificate, type FrozenLayer } from './types.ts';
import { OPEN, verdictCode, type Dominance } from './verdict.ts';

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

/** `RivalSums` of every player; each of shape [playerCount]. */
interface Bounds {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

function boundsOf(overlap: Overlap): Bounds {
  const lowest = new Float64Array(overlap.count);
  const highest = new Float64Array(overlap.count);
  for (let i = 0; i < overlap.count; i++) {
    const sums = overlap.sumsOf(i);
    lowest[i] = sums.lowest;
    highest[i] = sums.highest;
  }
  return { lowest, highest };
}

/** What rounding can add up to in x and y of one player; 0 where no rival has any weight. */
function roundingMargin(prices: Prices, layer: FrozenLayer, bounds: Bounds, i: number): number {
  const reach = prices.eta * (bounds.highest[i] - bounds.lowest[i]);
  if (reach === 0) return 0;
  const alone =
    Math.abs(prices.alpha * layer.marginalBenefit[i]) +
    prices.gamma +
    2 * prices.beta * layer.normSquared[i];
  return 4 * Number.EPSILON * (playerCount(layer) * reach + alone);
}

/** Removes player j's freedom from every bound: from [min(0, G), max(0, G)] to G if in, to 0 if out. */
function fix(j: number, as: Certificate, overlap: Overlap, bounds: Bounds): void {
  for (let i = 0; i < overlap.count; i++) {
    if (i === j) continue;
    const product = overlap.product(j, i);
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
  const bounds = boundsOf(layer.overlap);
  const margins = Float64Array.from({ length: count }, (_, i) =>
    roundingMargin(prices, layer, bounds, i),
  );
  const verdicts = new Uint8Array(count).fill(OPEN);
  const eliminationRound = new Uint32Array(count);
  for (let round = 1; ; round++) {
    const leaving: { i: number; as: 'out' | 'in' }[] = [];
    for (let i = 0; i < count; i++) {
      if (eliminationRound[i] > 0) continue;
      const alone = prices.alpha * layer.marginalBenefit[i] - prices.gamma;
      const best = alone - prices.eta * bounds.lowest[i];
      const worst = alone - prices.eta * bounds.highest[i];
      const as = certificate(best, worst, 2 * prices.beta * layer.normSquared[i], margins[i]);
      if (as !== 'open') leaving.push({ i, as });
    }
    for (const { i, as } of leaving) {
      eliminationRound[i] = round;
      verdicts[i] = verdictCode(as, round);
      fix(i, as, layer.overlap, bounds);
    }
    if (leaving.length === 0) return { verdicts, eliminationRound, isComplete: true };
  }
}
