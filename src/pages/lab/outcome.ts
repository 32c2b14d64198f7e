/** The quieter line: how well the net reads now, and what cutting the pruned players would change. */
import { figure, fixed, percent } from '../../ui/format.ts';
import type { Facts } from './facts.ts';
import type { Part } from './sentence.ts';

/** Ten digits: a net that has lost its players reads about one in ten. */
const GUESSING = 0.12;
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

export function outcome({ accuracy, counts, step, sandbox, workShare }: Facts): Part[] {
  if (sandbox !== null) return distance(sandbox.nashGap);
  if (accuracy === null) {
    return [
      step === 0
        ? 'Each player is one hidden neuron. Nothing has been learnt yet.'
        : 'The first test is on its way.',
    ];
  }
  const start: Part[] = ['Test accuracy is ', { strong: `${percent(accuracy.now)} %` }];
  return [...start, comparison(accuracy), cutting(accuracy, counts?.pruned ?? 0), work(workShare)];
}

/** The net really shrinks: who is out for good has left the matrices. */
const work = (share: number): string =>
  share > MUCH_WORK
    ? ''
    : ` A step now handles ${Math.max(1, Math.round(100 * share))} % of the weights.`;

function comparison({ now, best }: NonNullable<Facts['accuracy']>): string {
  if (now < GUESSING && best < 2 * GUESSING) return ', about what guessing gives.';
  const behind = 100 * (best - now);
  const below =
    behind < ALMOST_NOTHING ? ', the best so far' : `, ${fixed(behind, 1)} points below its best`;
  return now < GUESSING ? `${below}, about what guessing gives.` : `${below}.`;
}

function cutting(
  { now, pruned: cut }: NonNullable<Facts['accuracy']>,
  prunedCount: number,
): string {
  if (prunedCount === 0) return ' Nobody is out yet, so there is nothing to cut.';
  const change = 100 * (cut - now);
  const who = prunedCount === 1 ? 'the dropped player' : 'the dropped players';
  const doing = prunedCount === 1 ? 'it already does' : 'they already do';
  const size = Math.abs(change);
  if (size < 0.005) return ` Cutting ${who} for good would change nothing.`;
  if (size < ALMOST_NOTHING) {
    return ` Cutting ${who} for good would change it by ${fixed(size, 2)} points: ${doing} almost nothing.`;
  }
  return change < 0
    ? ` Cutting ${who} for good would cost ${fixed(size, 1)} points: small shares can still carry weight.`
    : ` Cutting ${who} for good would add ${fixed(size, 1)} points.`;
}
