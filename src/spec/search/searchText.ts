/** A search as text, for flags and files: `accuracy>=97`, and `gamma=0.3:20,beta=0.001:1`. */
import { quoted } from '../../game/notes.ts';
import type { Checked } from '../checks.ts';
import { parameterNames } from '../parameters.ts';
import { allowed } from '../spec.ts';
import { movable, rowOf, wholeRange } from './axis.ts';
import type { Axis, Goal } from './search.ts';
import { letterOf } from './words.ts';

const MOST_TRIES = 200;
/** More would need more tries than anybody has. */
const MOST_AXES = 6;

const accept = <Value>(value: Value): Checked<Value> => ({ ok: true, value });
const refuse = (note: string) => ({ ok: false, note }) as const;

const inPercent = (share: number): number => Number((100 * share).toPrecision(12));

export function goalText(goal: Goal): string {
  return goal.of === 'players' ? `players<=${goal.most}` : `${goal.of}>=${inPercent(goal.least)}`;
}

export const GOALS = 'accuracy>=97, pruned>=90 (both in percent) or players<=20';

export function readGoal(text: string): Checked<Goal> {
  const refused = refuse(`the goal must be like ${GOALS}; ${quoted(text)} is not.`);
  const [, of, sign, figure] =
    /^\s*(accuracy|pruned|players)\s*(>=|<=)\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(text) ?? [];
  if (figure === undefined || (sign === '<=') !== (of === 'players')) return refused;
  const value = Number(figure);
  if (of === 'players')
    return Number.isSafeInteger(value) ? accept({ of: 'players', most: value }) : refused;
  if (value > 100) return refused;
  if (value > 0 && value < 1)
    return refuse(`the goal is in percent: ${quoted(text)} would be ${value} %.`);
  return accept({ of: of as 'accuracy' | 'pruned', least: Number((value / 100).toPrecision(12)) });
}

export const axesText = (axes: readonly Axis[]): string =>
  axes.map(({ name, from, to }) => `${name}=${from}:${to}`).join(',');

const camel = (flag: string): string =>
  flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const isNumber = (text: string | undefined): boolean =>
  text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));

function readAxis(text: string): Checked<Axis> {
  const [flag = '', range, ...rest] = text.split('=').map((part) => part.trim());
  const name = parameterNames.find((each) => each === flag || each === camel(flag));
  if (name === undefined || !movable.includes(name))
    return refuse(`${quoted(flag)} cannot be moved; possible are ${movable.join(', ')}.`);
  const whole = wholeRange(name);
  if (range === undefined) return accept(whole);
  const ends = range.split(':');
  if (rest.length > 0 || ends.length !== 2 || !ends.every(isNumber))
    return refuse(`a range is name=from:to, such as gamma=0.3:20; ${quoted(text)} is not.`);
  const [from, to] = ends.map(Number) as [number, number];
  const row = rowOf(name);
  const isLog = (row.kind === 'price' || row.kind === 'number') && row.scale === 'log';
  if (isLog && !(from > 0))
    return refuse(`${name} moves on a log scale, so its range must begin above 0.`);
  const { min } = row as { readonly min: number };
  if (from < min || to > whole.to) return refuse(`${name} must be ${allowed(row)}.`);
  return from < to
    ? accept({ name, from, to })
    : refuse(`the range of ${letterOf(name)} must rise; it goes from ${from} to ${to}.`);
}

export function readAxes(text: string): Checked<readonly Axis[]> {
  const axes: Axis[] = [];
  for (const part of text.split(',')) {
    const read = readAxis(part);
    if (!read.ok) return read;
    if (axes.some(({ name }) => name === read.value.name))
      return refuse(`${read.value.name} is there twice; once is enough.`);
    axes.push(read.value);
  }
  return axes.length <= MOST_AXES
    ? accept(axes)
    : refuse(`at most ${MOST_AXES} coefficients are moved at once; ${axes.length} were given.`);
}

export const checkTries = (raw: unknown): Checked<number> =>
  Number.isInteger(raw) && (raw as number) >= 1 && (raw as number) <= MOST_TRIES
    ? accept(raw as number)
    : refuse(`tries must be a whole number from 1 to ${MOST_TRIES}; ${quoted(raw)} is not.`);
