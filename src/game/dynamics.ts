/** How one player's participation moves in one step; the projections keep it in [0, 1]. */
import type { DynamicsSettings } from './rows/dynamics.ts';
import { bestResponse, marginalUtility, type Prices, type Stake } from './utility.ts';

const clip = (s: number): number => Math.min(1, Math.max(0, s));

/** Equations (17) and (18). */
export const projectedStep = (s: number, stake: Stake, prices: Prices, rate: number): number =>
  clip(s + rate * marginalUtility(s, stake, prices));

/** The smooth part by gradient, the fee by soft threshold: exact zeros, and re-entry pays γ. */
export const proximalStep = (s: number, stake: Stake, prices: Prices, rate: number): number =>
  clip(s + rate * marginalUtility(s, stake, { ...prices, gamma: 0 }) - rate * prices.gamma);

/** A fraction `rate` of the way to the best response (14). */
export const bestResponseStep = (s: number, stake: Stake, prices: Prices, rate: number): number =>
  clip(s + rate * (bestResponse(stake, prices, s) - s));

/**
 * About where s will be after the next step, from what one player faces now; for Adam, whose step has
 * the size of its rate whatever the slope, without its memory.
 */
export function expectedStep(
  s: number,
  stake: Stake,
  prices: Prices,
  { dynamics, lrS }: Pick<DynamicsSettings, 'dynamics' | 'lrS'>,
): number {
  switch (dynamics) {
    case 'projected':
      return projectedStep(s, stake, prices, lrS);
    case 'proximal':
      return proximalStep(s, stake, prices, lrS);
    case 'bestResponse':
      return bestResponseStep(s, stake, prices, lrS);
    case 'adam':
      return clip(s + lrS * Math.sign(marginalUtility(s, stake, prices)));
    default:
      return dynamics satisfies never;
  }
}

/** First and second moments of one player, with the weights they have gathered (bias correction). */
export interface Moments {
  first: number;
  second: number;
  firstWeight: number;
  secondWeight: number;
}

/** The decays of both moments and what keeps a step finite, for s and for θ alike. */
export const ADAM = { first: 0.9, second: 0.999, epsilon: 1e-8 } as const;

/** Adam (Kingma and Ba, 2015) on −∂U/∂s, then projection; updates `moments`. */
export function adamStep(
  s: number,
  stake: Stake,
  prices: Prices,
  rate: number,
  moments: Moments,
): number {
  const slope = -marginalUtility(s, stake, prices);
  moments.first = ADAM.first * moments.first + (1 - ADAM.first) * slope;
  moments.second = ADAM.second * moments.second + (1 - ADAM.second) * slope * slope;
  moments.firstWeight = ADAM.first * moments.firstWeight + (1 - ADAM.first);
  moments.secondWeight = ADAM.second * moments.secondWeight + (1 - ADAM.second);
  const mean = moments.first / moments.firstWeight;
  const spread = Math.sqrt(moments.second / moments.secondWeight);
  return clip(s - (rate * mean) / (spread + ADAM.epsilon));
}
