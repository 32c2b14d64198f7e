/** Which method reads best among kept runs whose nets are of one size in the end: a game beside its baselines. */
import { group } from 'd3';
import { frontOf, type Setting } from '../../../panels/runs/front.ts';
import type { ToldRun } from '../../../panels/runs/told.ts';
import { netSize } from '../../../spec/netSize.ts';
import { fixed, grouped } from '../../../ui/format.ts';
import { strong, type Part } from '../sentence/parts.ts';

const NBSP = '\u00a0';

/** Players left, group by group: a net from scratch has them all. */
const countsLeft = ({ end }: ToldRun): string => end?.active.map(grouped).join(' + ') ?? '';

/** Of one net or another: what is left of it, in weights. */
const sizeKey = (run: ToldRun): string => {
  const parameters = run.end === null ? null : netSize(run.startSpec, run.end.active)?.left;
  return JSON.stringify([run.spec.data, countsLeft(run), parameters?.parameters]);
};

const methodOf = ({ runs: [run] }: Setting): string | null => run?.method ?? null;
const word = (method: string | null): string => method ?? 'the game';

/** Its best setting of each method, the best first. */
function bestOfEach(settings: readonly Setting[]): readonly Setting[] {
  const rated = settings.toSorted((p, q) => q.rate - p.rate);
  return rated.filter(
    (setting, at) => rated.findIndex((other) => methodOf(other) === methodOf(setting)) === at,
  );
}

const percent = ({ accuracy }: Setting): Part => strong(`${fixed(accuracy, 1)}${NBSP}%`);

/**
 * “Of 5 methods that leave 8 + 5 players, magnitude reads best: 94.0 %. The game reads 93.1 %.”
 *
 * @returns null where no baseline stands beside another method at one size
 */
export function atEqualSize(runs: readonly ToldRun[]): Part[] | null {
  const { settings } = frontOf(runs);
  const sizes = [...group(settings, ({ runs: [run] }) => sizeKey(run!)).values()].map(bestOfEach);
  const [most] = sizes.toSorted((p, q) => q.length - p.length);
  const [best, second] = most ?? [];
  if (most === undefined || best === undefined || second === undefined) return null;
  const game = most.find((setting) => methodOf(setting) === null);
  const other = methodOf(best) === null || game === undefined ? second : game;
  const name = word(methodOf(other));
  return [
    ...['Of ', strong(most.length), ' methods that leave ', strong(countsLeft(best.runs[0]!))],
    ...[' players, ', strong(word(methodOf(best))), ' reads best: ', percent(best), '. '],
    ...[name.charAt(0).toUpperCase() + name.slice(1), ' reads ', percent(other), '.'],
  ];
}
