/** What the sentence of a search says before it begins, and what of it can be looked for. */
import { listOf } from '../../../game/prices.ts';
import { wholeRange } from '../../../spec/search/axis.ts';
import type { Axis, Goal, Search } from '../../../spec/search/search.ts';
import { axesText, goalText } from '../../../spec/search/searchText.ts';
import { readWanted, type Wanted } from '../../../spec/search/wanted.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import { swept, type Swept } from '../../../state/runs/plan.ts';

export interface Draft {
  readonly of: Goal['of'];
  /** Percent, or players. */
  readonly figure: number;
  /** In the order in which they are moved. */
  readonly moved: readonly Swept[];
  /** Those that were set by hand. */
  readonly ranges: Partial<Record<Swept, readonly [from: number, to: number]>>;
  readonly tries: number;
  readonly epochs: number;
}

export const USUAL: Draft = {
  ...{ of: 'accuracy', figure: 96, moved: ['gamma'], ranges: {}, tries: 8, epochs: 6 },
};

/** What a goal begins with when it is chosen. @param of players that there are */
export const usualFigure = (goal: Goal['of'], of: number): number =>
  goal === 'accuracy' ? 96 : goal === 'pruned' ? 90 : Math.max(1, Math.round(of / 10));

/** To both sides of the value that is set. */
const AROUND = 8;

/** Around the value as it stands; the whole slider where that is 0. */
export function rangeOf(
  name: Swept,
  { ranges }: Pick<Draft, 'ranges'>,
  spec: RunSpec,
): readonly [number, number] {
  const set = ranges[name];
  if (set !== undefined) return set;
  const { from, to } = wholeRange(name);
  const values = listOf(spec[name]);
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (!(middle > 0)) return [from, to];
  const short = (value: number) => Number(value.toPrecision(2));
  return [Math.max(from, short(middle / AROUND)), Math.min(to, short(middle * AROUND))];
}

const axesOf = (draft: Draft, spec: RunSpec): Axis[] =>
  draft.moved.map((name) => {
    const [from, to] = rangeOf(name, draft, spec);
    return { name, from, to };
  });

/** @returns what is to be found, or why nothing can be, in a sentence */
export function wantedOf(draft: Draft, spec: RunSpec): Wanted | string {
  const wanted = readWanted({
    find: `${draft.of}${draft.of === 'players' ? '<=' : '>='}${draft.figure}`,
    move: axesText(axesOf(draft, spec)),
    ...{ tries: draft.tries, epochs: draft.epochs },
  });
  return wanted.ok ? wanted.value : wanted.note;
}

const isSwept = (name: string): name is Swept => swept.some((each) => each === name);

/** The sentence of a search that was begun. */
export function draftOf({ goal, axes, tries, epochs }: Search): Draft {
  const figure = goal.of === 'players' ? goal.most : Number((100 * goal.least).toPrecision(12));
  const known = axes.filter(({ name }) => isSwept(name));
  return {
    ...{ of: goal.of, figure, tries, epochs },
    moved: known.map(({ name }) => name as Swept),
    ranges: Object.fromEntries(known.map(({ name, from, to }) => [name, [from, to]])),
  };
}

/** Whether the sentence is that of the search, whatever the number of its tries. */
export const isOf = (wanted: Wanted | string, search: Search | null): boolean =>
  search !== null &&
  typeof wanted !== 'string' &&
  goalText(wanted.goal) === goalText(search.goal) &&
  axesText(wanted.axes) === axesText(search.axes) &&
  wanted.epochs === search.epochs;
