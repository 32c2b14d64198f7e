/** What a hand or a program wants found, as text and numbers: the sentence of the page, and what a record says of it. */
import { quoted } from '../../game/notes.ts';
import { demanded, type Checked } from '../checks.ts';
import type { Axis, Goal } from './search.ts';
import { checkTries, readAxes, readGoal } from './searchText.ts';

export interface Wanted {
  readonly goal: Goal;
  readonly axes: readonly Axis[];
  readonly tries: number;
  /** Of a game that is played to its end. */
  readonly epochs: number;
}

const FIELDS = ['find', 'move', 'tries', 'epochs'] as const;
const MOST_EPOCHS = 200;

function goalFrom(find: string): Goal {
  const [, of, figure] =
    /^(accuracy|pruned|players)[<>]=(.+)$/.exec(find.replaceAll(' ', '')) ?? [];
  const value = Number(figure?.replace('%', ''));
  if (of === 'players' && !(Number.isInteger(value) && value >= 1))
    throw new Error('The goal is a whole number of players, 1 or more.');
  if (of !== undefined && of !== 'players' && !(value > 0 && value <= 100))
    throw new Error('The goal is above 0 and at most 100 %.');
  return demanded(readGoal(find));
}

/**
 * @param given `find` and `move` as text (searchText.ts), `tries` and `epochs`: what the record of a search has
 * @throws Error with a sentence where nothing can be found by it
 */
function wantedFrom(given: Readonly<Record<string, unknown>>): Wanted {
  const stranger = Object.keys(given).find((name) => !FIELDS.some((field) => field === name));
  if (stranger !== undefined)
    throw new Error(`A search has ${FIELDS.join(', ')}; ${quoted(stranger)} is not of it.`);
  const { find, move, tries, epochs } = given;
  for (const [name, text] of [
    ['find', find],
    ['move', move],
  ] as const)
    if (typeof text !== 'string') throw new Error(`${name} must be text; ${quoted(text)} is not.`);
  if (move === '') throw new Error('Choose at least one price that is moved.');
  const [goal, axes] = [goalFrom(find as string), demanded(readAxes(move as string))];
  const count = demanded(checkTries(tries));
  if (!Number.isInteger(epochs) || (epochs as number) < 1 || (epochs as number) > MOST_EPOCHS)
    throw new Error(`A try plays 1 to ${MOST_EPOCHS} epochs.`);
  return { goal, axes, tries: count, epochs: epochs as number };
}

const sentenceOf = (note: string): string =>
  `${note.charAt(0).toUpperCase()}${note.slice(1)}${note.endsWith('.') ? '' : '.'}`;

export function readWanted(raw: unknown): Checked<Wanted> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return {
      ok: false,
      note: `A search is asked for by an object such as { find: 'accuracy>=96', move: 'gamma=0.5:12', tries: 8, epochs: 6 }; ${quoted(raw)} is not.`,
    };
  try {
    return { ok: true, value: wantedFrom(raw as Readonly<Record<string, unknown>>) };
  } catch (error) {
    return { ok: false, note: sentenceOf((error as Error).message) };
  }
}
