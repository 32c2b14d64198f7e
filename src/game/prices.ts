/** What taking part is worth and costs: for all players alike, or for each group of players its own. */
import { listParts } from './listText.ts';
import type { Prices } from './utility.ts';

/** One for each group, from the input on, joined by commas: “1.5,2.5”. */
export type PriceList = `${number},${string}`;

/**
 * The same for all, or a list; of a list that is shorter than there are groups the last price holds for all
 * further ones. As text, so that two prices are the same where they are equal.
 */
export type Price = number | PriceList;

export type PriceName = 'alpha' | 'beta' | 'gamma' | 'eta';
export const priceNames = ['alpha', 'beta', 'gamma', 'eta'] as const satisfies readonly PriceName[];

export type PriceSpec = { readonly [Name in PriceName]: Price };

/** Each group's, as far as the list goes; one where it is the same for all. */
export const listOf = (price: Price): number[] =>
  typeof price === 'number' ? [price] : price.split(',').map(Number);

export const priceOf = (price: Price, group: number): number => {
  if (typeof price === 'number') return price;
  const list = listOf(price);
  return list[Math.min(group, list.length - 1)];
};

/** The price with one group's changed. @param groups how many there are */
export const priceWith = (price: Price, group: number, value: number, groups: number): Price =>
  priceFrom(
    Array.from({ length: groups }, (_, index) => (index === group ? value : priceOf(price, index))),
  );

/** The price with these values: a number where all are the same. */
export const priceFrom = (list: readonly number[]): Price => {
  // What the last one says anyway is left out: one price has one text.
  let length = list.length;
  while (length > 1 && list[length - 2] === list[length - 1]) length--;
  return length === 1 ? list[0] : (list.slice(0, length).join(',') as PriceList);
};

/** How much of γ is in force before a step, 0 to 1: it rises linearly over the warm-up. */
export const feeShareAt = (warmupEpochs: number, epoch: number): number =>
  warmupEpochs <= 0 ? 1 : Math.min(1, epoch / warmupEpochs);

/**
 * The prices that a group's players face.
 *
 * @param feeShare how much of γ is in force
 */
export const pricesOfGroup = (spec: PriceSpec, group: number, feeShare: number): Prices => ({
  alpha: priceOf(spec.alpha, group),
  beta: priceOf(spec.beta, group),
  gamma: priceOf(spec.gamma, group) * feeShare,
  eta: priceOf(spec.eta, group),
});

/** Whether anybody pays it. */
export const isPaid = (price: Price): boolean => listOf(price).some((one) => one !== 0);

/** Of one price as text. */
const MOST_CHARACTERS = 25;

const readNumber = (raw: unknown): number => {
  const text = typeof raw === 'string' ? raw.trim() : raw;
  if (typeof text === 'number') return text;
  return typeof text === 'string' && text !== '' ? Number(text) : NaN;
};

/** A price as a number, a list, or a text whose numbers are joined by `,` or `_`; null where it is none. */
export function readPrice(raw: unknown): Price | null {
  const list = listParts(raw, MOST_CHARACTERS)?.map(readNumber);
  return list?.every(Number.isFinite) === true ? priceFrom(list) : null;
}
