/** The moments in the order of a talk; behind them stands the run of the lab. To add one: its data, a line, its words. */
import type { Moment } from '../moment.ts';
import { lifted, sign } from './back.ts';
import { cliff } from './cliff.ts';
import { pair } from './cut.ts';
import { alone, threshold } from './fee.ts';
import { rounds } from './rounds.ts';
import { fight, share } from './two.ts';

export const moments: readonly Moment[] = [
  alone,
  threshold,
  pair,
  rounds,
  share,
  fight,
  cliff,
  lifted,
  sign,
];

/** How many there are with the run of the lab. */
export const MOMENTS = moments.length + 1;

/**
 * @param asked of the address: a number from 1 on, or `run` for the run of the lab
 * @returns its place among all, from 0 on; the first for what there is not
 */
export function placeOf(asked: string): number {
  if (asked === 'run') return moments.length;
  const number = /^\d{1,2}$/.test(asked) ? Number(asked) : 1;
  return Math.min(MOMENTS, Math.max(1, number)) - 1;
}

/** What an address says of a place. */
export const wordOf = (place: number): string =>
  place >= moments.length ? 'run' : String(place + 1);
