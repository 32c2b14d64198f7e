/** The two prices that span a map, and the values of each that are tried. */
import { parameters } from '../parameters.ts';
import type { PriceName } from '../../game/prices.ts';

/** From one price to another, rising; 0 stands apart from the others, which are evenly spaced on a log scale. */
export interface MapAxis {
  readonly name: PriceName;
  readonly from: number;
  readonly to: number;
}

/** Where 0 is the first value, the others go down so far from the last. */
const DECADES = 3;
const DIGITS = 2;
const MOST_DIGITS = 15;

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));
/** The smallest price above 0 that a slider has. */
const lowest = (name: PriceName): number => parameters[name].logFrom ?? 0;

interface Steps {
  /** Above 0. */
  readonly first: number;
  /** By what each is larger than the one before. */
  readonly ratio: number;
  /** Two, or as many as keep all values apart. */
  readonly digits: number;
}

function steps({ name, from, to }: MapAxis, count: number): Steps {
  const above = from === 0 ? count - 1 : count;
  const first = from === 0 ? Math.max(lowest(name), to / 10 ** DECADES) : from;
  const ratio = (to / first) ** (1 / (above - 1));
  let digits = DIGITS;
  while (digits < MOST_DIGITS && !areApart({ first, ratio, digits }, above)) digits++;
  return { first, ratio, digits };
}

const valuesAbove = ({ first, ratio, digits }: Steps, above: number): number[] =>
  Array.from({ length: above }, (_, i) => rounded(first * ratio ** i, digits));

const areApart = (spaced: Steps, above: number): boolean =>
  new Set(valuesAbove(spaced, above)).size === above;

/** @param count at least 3 @returns rising, of few digits, so that a hand can set them; shape [count] */
export function valuesOf(axis: MapAxis, count: number): number[] {
  const values = valuesAbove(steps(axis, count), axis.from === 0 ? count - 1 : count);
  return axis.from === 0 ? [0, ...values] : values;
}

/** What is wrong with an axis, in a sentence; null where nothing is. */
export function misfitOf({ name, from, to }: MapAxis): string | null {
  const { min, max, symbol } = parameters[name];
  const logFrom = lowest(name);
  const isPrice = (value: number) => value >= min && value <= max;
  if (!isPrice(from) || !isPrice(to) || to < logFrom || (from > 0 && from < logFrom))
    return `Prices of ${symbol} go from ${logFrom} to ${max}, or begin with 0.`;
  return to >= 2 * from ? null : `The last ${symbol} must be at least twice the first.`;
}

/** Between the middles of cells, and half a cell beyond: where a price stands, and which price stands there. */
export interface MapScale {
  /** In cells; 0 is the middle of the first. Cut to half a cell beyond the ends. */
  at(value: number): number;
  valueAt(cell: number): number;
}

export function mapScale(axis: MapAxis, count: number): MapScale {
  const { first, ratio, digits } = steps(axis, count);
  const zero = axis.from === 0 ? 1 : 0;
  const { min, max } = parameters[axis.name];
  const cut = (cell: number) => Math.max(-0.5, Math.min(count - 0.5, cell));
  return {
    at(value) {
      if (zero === 1 && value <= 0) return 0;
      const cell = zero + Math.log(value / first) / Math.log(ratio);
      return cut(Number.isNaN(cell) ? 0 : Math.max(zero === 1 ? 0.5 : -0.5, cell));
    },
    valueAt(cell) {
      if (zero === 1 && cell <= 0.5) return 0;
      const value = rounded(first * ratio ** (cut(cell) - zero), digits);
      return Math.max(min, Math.min(max, value));
    },
  };
}
