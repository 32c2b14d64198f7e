/** Pruning by magnitude, at once or step by step (Zhu and Gupta, 2017: the cubic schedule). */
import { highest, poolsOf } from '../game/keep.ts';
import { number, type ValuesOf } from '../game/parameter.ts';
import { forEach } from './ranking.ts';
import type { Group, Moment, RuleWords, Statement } from './rule.ts';

/** So often the smallest leave on the way from `pruneFrom` to the end of the game. */
const TIMES = 100;

const rows = {
  pruneFrom: number({
    symbol: '',
    name: 'Pruning begins after',
    group: 'dynamics',
    change: 'live',
    default: 0,
    min: 0,
    max: 200,
    scale: 'lin',
    unit: 'epochs',
    help: 'From then until the game ends more and more leave, fast at first and slowly at last (cubic). 0, or not before the end: all at once, when the game ends.',
  }),
} as const;

type Settings = ValuesOf<typeof rows>;

/** How much of the way from `pruneFrom` to the end of the game is done, 0 to 1; null where all leave at once. */
function wayDone({ gameEnds }: Moment, { pruneFrom }: Settings, epoch: number): number | null {
  if (pruneFrom <= 0 || pruneFrom >= gameEnds) return null;
  return Math.min(1, Math.max(0, (epoch - pruneFrom) / (gameEnds - pruneFrom)));
}

/** How many of `count` are still in on the way to `stay`. @param done share of the way, 0 to 1 */
export const stillIn = (count: number, stay: number, done: number): number =>
  Math.round(stay + (count - stay) * (1 - done) ** 3);

/** Whoever is out ranks last: nobody comes back. */
const size = ({ normSquared, participation }: Group, i: number): number =>
  participation[i] === 0 ? -1 : normSquared[i]!;

export const magnitude = {
  label: 'magnitude (baseline)',
  help: 'No game: the players of the smallest ‖θ‖ leave, as many as “Players that stay” says; all at once when the game ends, or from an epoch on.',
  rows,
  hasNoRate: true,
} satisfies RuleWords;

export const magnitudeStatement = {
  movesAfter(moment, settings) {
    const { step, epoch } = moment;
    const timesBy = (at: number): number => {
      const done = wayDone(moment, settings, at);
      // A thousandth of a step's way, so that rounding makes no step of it twice.
      return done === null ? 0 : Math.floor(TIMES * done + 1e-6);
    };
    return timesBy(epoch) > timesBy((epoch * (step - 1)) / step);
  },
  rank: (groups) => forEach(groups, size),
  move(groups, settings, _, moment) {
    const moved = forEach(groups, ({ participation }, i) => participation[i]!);
    const done = wayDone(moment, settings, moment.epoch);
    if (done === null) return moved;
    const ranks = forEach(groups, size);
    const sizes = groups.map(({ first, participation }) => ({
      first,
      count: participation.length,
    }));
    for (const { members, stay } of poolsOf(sizes, moment.keep)) {
      const count = members.length;
      const own = { members, stay: stillIn(count, Math.min(stay, count), done) };
      const staying = new Set(highest(own, ranks));
      for (const player of members) if (!staying.has(player)) moved[player] = 0;
    }
    return moved;
  },
} satisfies Statement<Settings>;
