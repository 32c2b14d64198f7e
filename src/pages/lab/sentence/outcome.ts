/** The quieter line: how well the net reads now, and what cutting the pruned players would change. */
import type { DataSet } from '../../../data/dataSet.ts';
import { figure, fixed, grouped, percent } from '../../../ui/format.ts';
import { isImage } from '../../../data/dataSet.ts';
import { playersInWords } from '../../../game/network.ts';
import type { Concentration, Facts } from './facts.ts';
import type { Part } from './parts.ts';

/** A net that has lost its players is right about once in as many images as there are classes. */
const guessing = ({ classes }: DataSet): number => 1.2 / classes.length;
/** Differences below this many points are called almost nothing. */
const ALMOST_NOTHING = 0.1;

/** A share of the work above this is nearly all of it. */
const MUCH_WORK = 0.9;

/** A regret below this is none, as far as single precision can tell. */
const NO_REGRET = 1e-4;

/** Without a network: how far the players are from an equilibrium. */
function distance(nashGap: number): Part[] {
  const start =
    'No network here, only the game: benefits, norms and overlaps stay as they are set. ';
  return nashGap < NO_REGRET
    ? [
        start,
        'Nobody can gain by changing s alone: this is a ',
        { strong: 'Nash equilibrium' },
        '.',
      ]
    : [
        start,
        'The most a player could still gain by changing s alone is ',
        { strong: figure(nashGap) },
        '.',
      ];
}

export function outcome({
  accuracy,
  counts,
  step,
  sandbox,
  workShare,
  concentrated,
  gameEnded,
  cut,
  players,
  data,
}: Facts): Part[] {
  if (sandbox !== null)
    return [...end(gameEnded, false, cut !== null), ...distance(sandbox.nashGap)];
  if (accuracy === null) {
    return [
      step === 0
        ? `Each player is ${playersInWords(players, isImage(data))}. Nothing has been learnt yet.`
        : 'The first test has not ended yet.',
    ];
  }
  // The latest test may be of an earlier step than the players that are shown.
  const isNow = accuracy.step === step;
  const start: Part[] = [
    isNow ? 'Test accuracy is ' : `Test accuracy at step ${grouped(accuracy.step)} was `,
    { strong: `${percent(accuracy.now)} %` },
  ];
  return [
    ...end(gameEnded, true, cut !== null),
    ...start,
    comparison(accuracy, guessing(data)),
    removing(accuracy, (counts?.pruned ?? 0) + (counts?.alternating ?? 0), isNow),
    work(workShare),
    sharing(concentrated),
  ];
}

/** From then on the page says what the prices still do. */
const end = (epoch: number | null, learns: boolean, isCut = false): Part[] =>
  epoch === null
    ? []
    : [
        `The game ended after epoch ${epoch}: `,
        learns ? 'only the weights still learn, ' : '',
        isCut ? 'and who is out stays out. ' : 'every s stays as it is, and prices do nothing. ',
      ];

/** The net really shrinks: who is out for good has left the matrices. */
const work = (share: number): string =>
  share > MUCH_WORK
    ? ''
    : ` A step now uses ${Math.max(1, Math.round(100 * share))} % of the weights.`;

/** Why a few players stay however high the fee is against the average: there is more for each. */
const sharing = (few: Concentration | null): string =>
  few === null
    ? ''
    : ` In ${few.layer} few players share a benefit that is relative to the layer: of ${grouped(few.players)} the ${few.active === 1 ? 'one that is in has' : `${grouped(few.active)} that are in have, on average,`} ${fixed(few.average, 1)} times the layer’s mean benefit.`;

function comparison({ now, best }: NonNullable<Facts['accuracy']>, guess: number): string {
  if (now < guess && best < 2 * guess) return ', about what guessing gives.';
  const behind = 100 * (best - now);
  const below =
    behind < ALMOST_NOTHING ? ', the best so far' : `, ${fixed(behind, 1)} points below its best`;
  return now < guess ? `${below}, about what guessing gives.` : `${below}.`;
}

/** What removing the pruned players for good would have changed at the moment of the test. */
function removing(
  { now, pruned: without }: NonNullable<Facts['accuracy']>,
  prunedCount: number,
  isNow: boolean,
): string {
  if (prunedCount === 0) return ' Nobody is pruned, so there is nothing to remove.';
  const change = 100 * (without - now);
  const would = isNow
    ? ' Removing the pruned players would'
    : ' Removing the players pruned at that step would have';
  const verb = (present: string, past: string) => `${would} ${isNow ? present : past}`;
  const size = Math.abs(change);
  if (size < 0.005) return `${verb('change', 'changed')} nothing.`;
  if (size < ALMOST_NOTHING)
    return `${verb('change', 'changed')} it by ${fixed(size, 2)} points: they ${isNow ? 'do' : 'did'} almost nothing.`;
  return change < 0
    ? `${verb('cost', 'cost')} ${fixed(size, 1)} points: a player with a small s can still matter.`
    : `${verb('add', 'added')} ${fixed(size, 1)} points.`;
}
