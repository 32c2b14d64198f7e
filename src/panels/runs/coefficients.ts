/** By what runs differ: which parameters vary among them, and what a run’s stands at. */
import { listOf, priceNames } from '../../game/prices.ts';
import { parameterNames, parameters, type ParameterName } from '../../spec/parameters.ts';
import type { Value } from '../../spec/spec.ts';
import { priceText, setting } from '../../ui/format.ts';
import { isPrice, termOfPrice, type TermName } from '../../ui/labels.ts';
import type { ToldRun } from './told.ts';

/** Where a run was computed says nothing of it. */
const SILENT: readonly ParameterName[] = ['backend'];

/** Prices first, then the seed, then the others as the table of parameters has them. */
const ORDER: readonly ParameterName[] = [
  ...priceNames,
  'seed',
  ...parameterNames.filter((name) => !isPrice(name) && name !== 'seed' && !SILENT.includes(name)),
];

/** A price of several groups is a list. */
const isSame = (a: Value | RunPrice, b: Value | RunPrice): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Parameters of which two of these runs have different values at their ends. */
export const varying = (runs: readonly ToldRun[]): ParameterName[] => {
  const [first] = runs;
  return first === undefined
    ? []
    : ORDER.filter((name) => runs.some(({ spec }) => !isSame(spec[name], first.spec[name])));
};

/** Of which nothing matters but where it stands at the end. */
const END_ALONE: readonly ParameterName[] = ['epochs'];

/** Those, and parameters that one of them had another value of on the way: runs that ended alike may have differed. */
export const differing = (runs: readonly ToldRun[]): ParameterName[] => {
  const [first] = runs;
  const atEnd = varying(runs);
  return first === undefined
    ? []
    : ORDER.filter(
        (name) =>
          atEnd.includes(name) ||
          (!END_ALONE.includes(name) &&
            runs.some(({ startSpec }) => !isSame(startSpec[name], first.startSpec[name]))),
      );
};

export function valueText(name: ParameterName, value: Value): string {
  if (isPrice(name)) return priceText(value as RunPrice);
  if (typeof value === 'number') return setting(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value;
}
type RunPrice = ToldRun['spec']['gamma'];

/** “2”, or “2 → 4” where it was changed on the way. */
export function coefficientText({ startSpec, spec }: ToldRun, name: ParameterName): string {
  const [from, to] = [startSpec[name], spec[name]];
  return from === to ? valueText(name, to) : `${valueText(name, from)} → ${valueText(name, to)}`;
}

/** By which it is sorted, placed and coloured: a price of several groups by its mean; NaN where it is no number. */
export function coefficientValue({ spec }: Pick<ToldRun, 'spec'>, name: ParameterName): number {
  const value = spec[name];
  if (isPrice(name)) {
    const list = listOf(value as RunPrice);
    return list.reduce((sum, each) => sum + each, 0) / list.length;
  }
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : NaN;
}

export const isNumeric = (name: ParameterName): boolean =>
  isPrice(name) || parameters[name].kind === 'number';

/** The letter of a price, the symbol of what has a short one, else the name. */
export function shortName(name: ParameterName): string {
  if (isPrice(name)) return termOfPrice(name).letter;
  const { name: words } = parameters[name];
  return name === 'seed' ? 'seed' : words.charAt(0).toLowerCase() + words.slice(1);
}

/** “presence γ”, “seed”. */
export function longName(name: ParameterName): string {
  if (!isPrice(name)) return shortName(name);
  const { word, letter } = termOfPrice(name);
  return `${word} ${letter}`;
}

/** The colour that a price has everywhere; null for what has none. */
export const termOf = (name: ParameterName): TermName | null =>
  isPrice(name) ? termOfPrice(name).term : null;

/** A name may be as long as it likes; a picture has room for a few words. */
const MOST_CHARACTERS = 28;
export const shortened = (words: string): string => {
  const characters = [...words.replace(/\s+/g, ' ')];
  return characters.length <= MOST_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
};

/** What sets a run apart in few words: which baseline it is, its prices that vary and are not 0, else its name. */
export function label(run: ToldRun, names: readonly ParameterName[]): string {
  if (run.method !== null) return run.method;
  const prices = names
    .filter((name) => isPrice(name) && coefficientValue(run, name) !== 0)
    .slice(0, 2)
    .map((name) => `${shortName(name)} ${coefficientText(run, name)}`);
  return prices.length > 0 ? prices.join(', ') : run.name;
}
