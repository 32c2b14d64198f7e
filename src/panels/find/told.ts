/** What pictures of a search tell: its games in their order, and how the search stood before each. */
import type { AskedSearch, FinderState, FoundGame } from '../../state/find/finder.ts';
import { bisection, type Bisection } from '../../spec/search/bisection.ts';
import { meets } from '../../spec/search/goal.ts';
import { bestOf } from '../../spec/search/next.ts';
import { isSameGame, type Game, type TryOutcome } from '../../spec/search/search.ts';
import { accuracyWords, goalWords, playersWords, settingWords } from '../../spec/search/words.ts';

export interface ToldGame extends Game {
  /** From 1. */
  readonly number: number;
  readonly state: 'met' | 'missed' | 'ran away' | 'playing';
  /** Null where it plays, or its numbers ran away. */
  readonly outcome: TryOutcome | null;
  /** Of its steps, where it plays; null while it is being prepared. */
  readonly share: number | null;
  readonly isBest: boolean;
}

/** Those that are over, then those that play. */
export function toldGames(
  { search, of }: AskedSearch,
  { games, playing }: Pick<FinderState, 'games' | 'playing'>,
): ToldGame[] {
  const best = bestOf(search, games, of);
  const stateOf = ({ outcome }: FoundGame): ToldGame['state'] =>
    outcome === null ? 'ran away' : meets(search.goal, outcome, of) ? 'met' : 'missed';
  return [
    ...games.map(({ setting, epochs, outcome, record: _, ...rest }, i): ToldGame => ({
      ...rest,
      ...{ number: i + 1, setting, epochs, outcome, share: null },
      state: stateOf(games[i]),
      isBest: best !== null && isSameGame(best, games[i]),
    })),
    ...playing.map(({ setting, epochs, step, steps }, i): ToldGame => ({
      ...{ number: games.length + i + 1, setting, epochs, outcome: null },
      ...{ state: 'playing', share: steps === null ? null : step / steps, isBest: false },
    })),
  ];
}

/** Of one coefficient, how the search stood when each game was chosen. */
export const funnelOf = (
  { search, of }: AskedSearch,
  { games, playing }: Pick<FinderState, 'games' | 'playing'>,
): Bisection[] =>
  Array.from({ length: games.length + playing.length }, (_, i) =>
    bisection(search, games.slice(0, i), of),
  );

/** One game in a sentence. */
export function gameSentence(
  { search, of }: AskedSearch,
  { number, setting, epochs, state, outcome, share }: ToldGame,
): string {
  const length = search.axes.length === 1 ? '' : `, ${epochs} epochs`;
  const what = `Try ${number}: ${settingWords(setting)}${length}`;
  if (state === 'ran away') return `${what}; its numbers ran away.`;
  if (outcome === null)
    return `${what}; ${share === null ? 'it is being prepared' : `${Math.round(100 * share)} % played`}.`;
  const goal =
    epochs < search.epochs
      ? ''
      : `, ${state === 'met' ? 'which has' : 'which has not'} ${goalWords(search.goal)}`;
  return `${what} reads ${accuracyWords(outcome.accuracy)} with ${playersWords(outcome.players, of)}${goal}.`;
}
