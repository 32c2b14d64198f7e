/** What a search has found, in sentences that are true of the moment and no more certain than its tries. */
import { grouped } from '../../game/notes.ts';
import type { ParameterName } from '../parameters.ts';
import { rowOf } from './axis.ts';
import type { BisectionEnd, Contradiction } from './bisection.ts';
import { bestOf, type Found } from './next.ts';
import { NEAR, type Goal, type Search, type Setting, type Tried } from './search.ts';

/** “γ”, or the name of what has no letter. */
export const letterOf = (name: string): string => {
  const { symbol, name: words } = rowOf(name as ParameterName);
  return symbol === '' ? words.toLowerCase() : symbol;
};

/** “γ 1.71, β 0.02”. */
export const settingWords = (setting: Setting): string =>
  Object.entries(setting)
    .map(([name, value]) => `${letterOf(name)} ${value}`)
    .join(', ');

/** “96.0 %”; no digit is rounded up to a goal that is missed. */
export const accuracyWords = (share: number): string =>
  `${(Math.floor(share * 1000 + 1e-6) / 10).toFixed(1)} %`;

/** “90 of 192 players”. */
export const playersWords = (players: number, of: number): string =>
  `${grouped(players)} of ${grouped(of)} players`;

/** “at least 97 %”, “at most 20 players”. */
export function goalWords(goal: Goal): string {
  if (goal.of === 'players') return `at most ${grouped(goal.most)} players`;
  const percent = Number((100 * goal.least).toPrecision(12));
  return goal.of === 'accuracy' ? `at least ${percent} %` : `at least ${percent} % pruned`;
}

const figures = ({ setting, outcome }: Found, of: number): string =>
  `${settingWords(setting)} reads ${accuracyWords(outcome.accuracy)} with ${playersWords(outcome.players, of)}`;

/** The best so far, in one sentence; null where no game has come to its end. */
export function answerSentence(search: Search, tried: readonly Tried[], of: number): string | null {
  const best = bestOf(search, tried, of);
  if (best === null) return null;
  return best.isMet
    ? `${figures(best, of)}.`
    : `No try has ${goalWords(search.goal)}. The nearest: ${figures(best, of)}.`;
}

/**
 * A goal of accuracy is a line drawn through noise: who misses it by less than another seed may differ, and has fewer
 * players than the answer; null where there is none.
 */
export function nearMissSentence(
  { goal, epochs }: Search,
  tried: readonly Tried[],
  best: Found | null,
): string | null {
  if (goal.of !== 'accuracy' || best === null || !best.isMet) return null;
  const near = tried
    .flatMap((one) => (one.outcome === null ? [] : [{ ...one, outcome: one.outcome }]))
    .filter(
      ({ outcome: { accuracy, players }, ...one }) =>
        one.epochs === epochs &&
        accuracy < goal.least &&
        accuracy >= goal.least - NEAR &&
        players < best.outcome.players,
    )
    .sort((a, b) => a.outcome.players - b.outcome.players)[0];
  return near === undefined
    ? null
    : `${settingWords(near.setting)} misses it by ${pointsWords(goal.least - near.outcome.accuracy)} with ${grouped(near.outcome.players)}.`;
}

/** “0.3 points”; what is more than nothing is never said to be nothing. */
const pointsWords = (share: number): string => {
  const points = Math.max(0.1, 100 * share).toFixed(1);
  return `${points} ${points === '1.0' ? 'point' : 'points'}`;
};

/** What one seed can say of it. */
export function noiseSentence({ goal }: Search, { outcome, isMet }: Found): string {
  const within = `within ${(100 * NEAR).toFixed(1)} point another seed may`;
  const isClose = goal.of === 'accuracy' && Math.abs(outcome.accuracy - goal.least) <= NEAR;
  if (!isClose) return `One seed: ${within} differ.`;
  return `One seed: ${within} differ, and ${isMet ? 'miss the goal' : 'reach the goal'}.`;
}

export function contradictionSentence(
  name: ParameterName,
  { of, milder, harsher }: Contradiction,
): string {
  const letter = letterOf(name);
  return of === 'accuracy'
    ? `${letter} ${harsher} reads better than ${letter} ${milder}, though accuracy should fall: the gap between is tried, too.`
    : `${letter} ${harsher} keeps more players than ${letter} ${milder}, though they should become fewer: the gap between is tried, too.`;
}

/**
 * Where all players stay and the goal of accuracy is missed, no price helps; null where it is met, or some have left.
 */
export function tooShortSentence(
  { goal, epochs }: Search,
  best: Found | null,
  of: number,
): string | null {
  if (goal.of !== 'accuracy' || best === null || best.isMet || best.outcome.players < of)
    return null;
  return `With all ${grouped(of)} players in, ${epochs} ${epochs === 1 ? 'epoch reads' : 'epochs read'} less than the goal: let a try play longer.`;
}

export function endSentence(end: BisectionEnd, tried: readonly Tried[]): string {
  switch (end) {
    case 'spent': {
      const settings = new Set(tried.map(({ setting }) => settingWords(setting))).size;
      return tried.every(({ outcome }) => outcome === null)
        ? 'The numbers of every try ran away.'
        : `${grouped(settings)} ${settings === 1 ? 'setting was' : 'settings were'} tried.`;
    }
    case 'narrow':
      return 'What is left of the range has no further value of three digits.';
    case 'settled':
      return 'At most one player parts the last setting that meets the goal from the first that misses it.';
    default:
      return end satisfies never;
  }
}
