/** What a search says in every record of its games: what was wanted, where it looked, and what it had tried by then. */
import { dataSetOf } from '../../data/rows.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import { misfitOfMoved } from '../play.ts';
import type { RunSpec } from '../spec.ts';
import { axesText, goalText, readAxes, readGoal } from './searchText.ts';
import type { Axis, Goal, Search, Tried } from './search.ts';

export interface SearchNote {
  /** The goal, and what may be moved, as text (searchText.ts). */
  readonly find: string;
  readonly move: string;
  readonly tries: number;
  readonly epochs: number;
  readonly leastEpochs: number;
  readonly seed: number;
  /** Games that were played before this one, oldest first. */
  readonly before: readonly Tried[];
}

/**
 * As long as the fee may not be in force, or the game not over, a game says nothing of its end: of several coefficients
 * that are moved, these two among them, the longest of it.
 */
function leastEpochs(spec: RunSpec, axes: readonly Axis[]): number {
  const longest = (name: 'gammaWarmup' | 'gameEnds') =>
    (axes.length > 1 && axes.find((axis) => axis.name === name)?.to) || spec[name];
  const before = Math.ceil(Math.max(1, longest('gammaWarmup'), longest('gameEnds')));
  return Math.min(spec.epochs, before + 1);
}

/** Why nothing can be looked for among runs of this spec by these, in a sentence; null where something can. */
export function misfitOfSearch(spec: RunSpec, axes: readonly Axis[] = []): string | null {
  if (isSandbox(spec))
    return 'A game without a network reads nothing, so there is nothing to find.';
  return dataSetOf(spec).counts.validation > 0
    ? misfitOfMoved(
        spec,
        axes.map(({ name }) => name),
      )
    : 'These data keep no examples for validation, by which a search chooses.';
}

/** @param spec of the run that it begins from; its epochs and its seed count */
export const searchOf = (
  spec: RunSpec,
  {
    goal,
    axes,
    tries,
  }: { readonly goal: Goal; readonly axes: readonly Axis[]; readonly tries: number },
): Search => ({
  ...{ goal, axes, tries, epochs: spec.epochs, leastEpochs: leastEpochs(spec, axes) },
  seed: spec.seed,
});

export const noteOf = (
  { goal, axes, tries, epochs, leastEpochs: least, seed }: Search,
  before: readonly Tried[],
): SearchNote => ({
  ...{ find: goalText(goal), move: axesText(axes), tries, epochs, leastEpochs: least, seed },
  before,
});

/** @returns null where this program cannot read it */
export function searchFrom({
  find,
  move,
  tries,
  epochs,
  leastEpochs: least,
  seed,
}: SearchNote): Search | null {
  const [goal, axes] = [readGoal(find), readAxes(move)];
  if (!goal.ok || !axes.ok) return null;
  return { goal: goal.value, axes: axes.value, tries, epochs, leastEpochs: least, seed };
}

/** Whether a game was of this search, whatever tries it was to have. */
export const isOfSearch = (search: Search, note: SearchNote): boolean => {
  const { find, move, epochs, leastEpochs: least, seed } = noteOf(search, []);
  return (
    note.find === find &&
    note.move === move &&
    note.epochs === epochs &&
    note.leastEpochs === least &&
    note.seed === seed
  );
};

/**
 * A game of the search as a run: choices are made on validation examples, so it keeps some aside whatever its split was,
 * and it goes to its end, where it is compared.
 */
export const specOfGame = (
  spec: RunSpec,
  { setting, epochs }: Pick<Tried, 'setting' | 'epochs'>,
): RunSpec => ({ ...spec, ...setting, epochs, split: 'validation', stopGap: 0 });
