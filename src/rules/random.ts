import { forEach, nobodyMoves } from './ranking.ts';
import type { RuleWords, Statement } from './rule.ts';

export const random = {
  label: 'random (baseline)',
  help: 'No game: all take part until the game ends; then as many as “Players that stay” says, drawn with the seed.',
  hasNoRate: true,
} satisfies RuleWords;

export const randomStatement = {
  movesAfter: () => false,
  move: nobodyMoves,
  rank(groups, _, moment) {
    const draw = moment.random(0);
    return forEach(groups, draw);
  },
} satisfies Statement;
