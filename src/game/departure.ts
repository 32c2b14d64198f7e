/**
 * Why a player is pushed out. What one more bit of participation brings, ∂U/∂s = αb − 2βns − γ − ηc
 * (18), is a sum of four terms, so its fall between two moments is exactly the sum of the four terms'
 * own changes; the term that did it harm most is called the cause.
 *
 * The limit: this splits a fall, it does not say what would have happened otherwise. Terms move one
 * another through training, and with the gradient with respect to θ a benefit also falls because s does.
 */
import type { Prices, Stake, Terms } from './utility.ts';

export type Cause = keyof Terms;

/** In the order of the formula; on a tie the earlier one is named. */
export const causes = ['benefit', 'size', 'presence', 'rivals'] as const satisfies readonly Cause[];

/** The terms of ∂U/∂s of a player that is in (s > 0: the fee is due); all but the benefit are paid. */
export const marginalTerms = (s: number, stake: Stake, prices: Prices): Terms => ({
  benefit: prices.alpha * stake.benefit,
  size: 2 * prices.beta * stake.normSquared * s,
  presence: prices.gamma,
  rivals: prices.eta * stake.rivalry,
});

export const netOf = ({ benefit, size, presence, rivals }: Terms): number =>
  benefit - size - presence - rivals;

/** How much each term lowered the net from `before` to `after`; adds up to the fall of the net. */
export const harms = (before: Terms, after: Terms): Terms => ({
  benefit: before.benefit - after.benefit,
  size: after.size - before.size,
  presence: after.presence - before.presence,
  rivals: after.rivals - before.rivals,
});

/** Before it took part a player neither earned nor paid. */
export const nothing: Terms = { benefit: 0, size: 0, presence: 0, rivals: 0 };

/** The term that lowered the net most. */
export function causeOf(before: Terms, after: Terms): Cause {
  const harm = harms(before, after);
  return causes.reduce((worst, each) => (harm[each] > harm[worst] ? each : worst));
}
