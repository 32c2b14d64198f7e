/** What a goal says of an outcome, and which of two outcomes it prefers. */
import type { Goal, TryOutcome, Tried } from './search.ts';

/** @param of players that there are */
export const mostPlayers = (goal: Goal, of: number): number =>
  goal.of === 'players'
    ? goal.most
    : goal.of === 'pruned'
      ? // Not one more because 0.9 is not quite nine tenths.
        Math.floor(of * (1 - goal.least) + 1e-9)
      : of;

export function meets(goal: Goal, outcome: TryOutcome, of: number): boolean {
  return goal.of === 'accuracy'
    ? outcome.accuracy >= goal.least
    : outcome.players <= mostPlayers(goal, of);
}

/** For `sort`: below 0 where `a` is the better. Those that meet it come first; where nothing parts them, 0. */
function comparison(goal: Goal, a: TryOutcome, b: TryOutcome, of: number): number {
  const isMet = meets(goal, a, of);
  if (isMet !== meets(goal, b, of)) return isMet ? -1 : 1;
  const byPlayers = a.players - b.players;
  const byAccuracy = b.accuracy - a.accuracy;
  // Who meets it is judged by the other figure, who does not by how near it came.
  return isMet === (goal.of === 'accuracy') ? byPlayers || byAccuracy : byAccuracy || byPlayers;
}

/** Best first, those whose numbers ran away last; what nothing parts stays in its order. */
export const ranked = <One extends Tried>(goal: Goal, tried: readonly One[], of: number): One[] =>
  [...tried].sort((a, b) =>
    a.outcome === null || b.outcome === null
      ? Number(a.outcome === null) - Number(b.outcome === null)
      : comparison(goal, a.outcome, b.outcome, of),
  );

/**
 * The goal of games that are not over, which read worse and have more players than they will: the goal itself as soon as
 * half of them meet it, until then what half of them meet.
 */
export function goalOnTheWay(goal: Goal, outcomes: readonly TryOutcome[], of: number): Goal {
  const half = Math.ceil(outcomes.length / 2) - 1;
  const middle = (figures: number[]): number => figures.sort((a, b) => a - b)[half]!;
  if (outcomes.length === 0) return goal;
  return goal.of === 'accuracy'
    ? { of: 'accuracy', least: Math.min(goal.least, -middle(outcomes.map((o) => -o.accuracy))) }
    : {
        of: 'players',
        most: Math.max(mostPlayers(goal, of), middle(outcomes.map((o) => o.players))),
      };
}
