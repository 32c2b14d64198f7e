/** Where the values of a coefficient stand on its range. */
import { parameters, parameterNames, type ParameterName } from '../parameters.ts';
import type { Parameter } from '../../game/parameter.ts';
import type { Axis } from './search.ts';

/** Digits of a value that is tried. */
const DIGITS = 3;

/** Of these more is milder: the net reads better, and more players stay. Of all others more is harsher. */
const MILDER_ABOVE: readonly string[] = ['alpha', 'gammaWarmup', 'keep'];

export const rowOf = (name: ParameterName): Parameter => parameters[name];

/** Numbers that act on a game as it goes, and on nothing else of the run. */
export const movable: readonly ParameterName[] = parameterNames.filter((name) => {
  const { kind, change, group } = rowOf(name);
  const isNumber = kind === 'price' || kind === 'number';
  return isNumber && change === 'live' && !['run', 'whatIf', 'sandbox'].includes(group);
});

/** As far as its slider goes; on a log scale without the 0 that stands apart. */
export function wholeRange(name: ParameterName): Axis {
  const row = rowOf(name);
  if (row.kind !== 'price' && row.kind !== 'number') throw new Error(`${name} is no number.`);
  const { scale, min, max, logFrom = min } = row;
  return { name, from: scale === 'log' ? Math.max(min, logFrom) : min, to: max };
}

const isLog = (name: ParameterName): boolean => {
  const row = rowOf(name);
  return (row.kind === 'price' || row.kind === 'number') && row.scale === 'log';
};

/** From 0 at `from` to 1 at `to`. */
export const shareAlong = ({ name, from, to }: Axis, value: number): number =>
  isLog(name) ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);

/** To three digits, which may put it a little beside that place. */
export function valueAt({ name, from, to }: Axis, share: number): number {
  const value = isLog(name) ? from * (to / from) ** share : from + (to - from) * share;
  const row = rowOf(name);
  const isWhole = row.kind === 'number' && row.integer === true;
  const short = isWhole ? Math.round(value) : Number(value.toPrecision(DIGITS));
  return Math.min(to, Math.max(from, short));
}

/** Whether a larger value is the harsher one. */
export const isHarsherAbove = (name: ParameterName): boolean => !MILDER_ABOVE.includes(name);
