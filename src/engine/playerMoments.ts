/** Adam's moments of the players as columns, and one by one; the weights gathered are the same for all. */
import type { Moments } from '../rules/adam.ts';
import type { PlayersState } from './checkpoint.ts';

type MomentColumns = Pick<PlayersState, 'first' | 'second' | 'firstWeight' | 'secondWeight'>;

export function momentsOf(players: readonly Moments[]): MomentColumns {
  const { firstWeight, secondWeight } = players.at(0) ?? { firstWeight: 0, secondWeight: 0 };
  return {
    first: Float64Array.from(players, ({ first }) => first),
    second: Float64Array.from(players, ({ second }) => second),
    firstWeight,
    secondWeight,
  };
}

export const momentsFrom = (state: MomentColumns): Moments[] =>
  Array.from(state.first, (first, i) => ({
    first,
    second: state.second[i],
    firstWeight: state.firstWeight,
    secondWeight: state.secondWeight,
  }));
