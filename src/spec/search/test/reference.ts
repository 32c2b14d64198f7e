/** What a search must have found, worked out apart from it: from the tries alone, by definition. */
import type { Goal, TryOutcome, Search, Tried } from '../search.ts';

const isMetBy = (goal: Goal, { accuracy, players }: TryOutcome, of: number): boolean => {
  if (goal.of === 'accuracy') return accuracy >= goal.least;
  if (goal.of === 'players') return players <= goal.most;
  return (of - players) / of >= goal.least - 1e-12;
};

/** Plays a search to its end against a function from settings to outcomes; every round of games it asked for. */
export function playedOut(
  search: Search,
  step: (
    search: Search,
    tried: readonly Tried[],
    of: number,
  ) => { readonly games: readonly Omit<Tried, 'outcome'>[] },
  outcomeOf: (setting: Readonly<Record<string, number>>, epochs: number) => TryOutcome | null,
  of: number,
): { tried: Tried[]; rounds: number[] } {
  const tried: Tried[] = [];
  const rounds: number[] = [];
  for (;;) {
    const { games } = step(search, tried, of);
    if (games.length === 0) return { tried, rounds };
    rounds.push(games.length);
    tried.push(
      ...games.map((game) => ({ ...game, outcome: outcomeOf(game.setting, game.epochs) })),
    );
    if (rounds.length > 1000) throw new Error('It does not end.');
  }
}

/** Of a list, those of which no other is better, by the words of the goal. */
export function bestByDefinition(
  goal: Goal,
  outcomes: readonly TryOutcome[],
  of: number,
): TryOutcome[] {
  const met = outcomes.filter((outcome) => isMetBy(goal, outcome, of));
  if (met.length > 0) {
    if (goal.of === 'accuracy') {
      const fewest = Math.min(...met.map(({ players }) => players));
      const few = met.filter(({ players }) => players === fewest);
      return few.filter(({ accuracy }) => accuracy === Math.max(...few.map((o) => o.accuracy)));
    }
    const highest = Math.max(...met.map(({ accuracy }) => accuracy));
    const high = met.filter(({ accuracy }) => accuracy === highest);
    return high.filter(({ players }) => players === Math.min(...high.map((o) => o.players)));
  }
  const nearest =
    goal.of === 'accuracy'
      ? Math.max(...outcomes.map(({ accuracy }) => accuracy))
      : Math.min(...outcomes.map(({ players }) => players));
  return outcomes.filter(({ accuracy, players }) =>
    goal.of === 'accuracy' ? accuracy === nearest : players === nearest,
  );
}
