/** What `--find`, `--move` and `--tries` ask for. */
import { misfitOfSearch, searchOf } from '../src/spec/search/found.ts';
import type { Search } from '../src/spec/search/search.ts';
import { checkTries, readAxes, readGoal } from '../src/spec/search/searchText.ts';
import type { Checked } from '../src/spec/checks.ts';
import type { RunSpec } from '../src/spec/spec.ts';
import { UsageError } from './usageError.ts';

export const findNames = ['find', 'move', 'tries'];

const TRIES = '10';

function demanded<Value>(flag: string, checked: Checked<Value>): Value {
  if (checked.ok) return checked.value;
  throw new UsageError(`--${flag}: ${checked.note}`);
}

/**
 * @param given texts by the names of their flags
 * @param spec of the run that the search begins from
 * @returns null where none is asked for
 * @throws UsageError with one line
 */
export function readFind(given: ReadonlyMap<string, string>, spec: RunSpec): Search | null {
  const find = given.get('find');
  const move = given.get('move');
  if (find === undefined) {
    const alone = findNames.find((name) => given.has(name));
    if (alone !== undefined) throw new UsageError(`--${alone} is for a search; give --find, too.`);
    return null;
  }
  if (move === undefined)
    throw new UsageError('--find needs --move, what may be moved: --move gamma=0.3:20.');
  if (given.has('sweep'))
    throw new UsageError('--find and --sweep are two things; give one of them.');
  const goal = demanded('find', readGoal(find));
  const axes = demanded('move', readAxes(move));
  const misfit = misfitOfSearch(spec, axes);
  if (misfit !== null) throw new UsageError(`--find: ${misfit}`);
  const both = axes.find(({ name }) => given.has(name));
  if (both) throw new UsageError(`--${both.name} is given and moved; do one of the two.`);
  const text = given.get('tries') ?? TRIES;
  const tries = demanded('tries', checkTries(text.trim() === '' ? text : Number(text)));
  return searchOf(spec, { goal, axes, tries });
}
