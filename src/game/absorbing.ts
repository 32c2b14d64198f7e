/** Whether a player at zero is out for good, so that its weights may leave the arithmetic of a step. */
import { isPaid } from './prices.ts';
import type { PriceSettings } from './rows/prices.ts';

interface CostSettings extends Pick<PriceSettings, 'beta' | 'eta'> {
  readonly costIntoTheta: boolean;
}

/** What θ's own cost gradient needs: the flag, and a price that a weight can lower. */
export const costsReachWeights = ({ costIntoTheta, beta, eta }: CostSettings): boolean =>
  costIntoTheta && (isPaid(beta) || isPaid(eta));

/**
 * Why all must stay, in a sentence; null where those at zero may leave (engine/simd/compaction.ts proves that
 * nobody can tell).
 */
export function whyAllStay(spec: CostSettings): string | null {
  if (isPaid(spec.eta))
    return 'Nobody leaves the net: while rivals cost (η > 0) a player that is out may come back when they do.';
  if (costsReachWeights(spec))
    return 'Nobody leaves the net: while costs reach the weights, those of players that are out go on shrinking.';
  return null;
}
