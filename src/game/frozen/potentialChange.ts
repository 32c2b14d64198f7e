/** Why the potential changed between two moments of a run: an exact split, told in the order things act. */
import { pricesIn, type FrozenGame, type FrozenLayer } from './types.ts';
import { potential } from './utility.ts';

/** The three add up to Φ after − Φ before, up to rounding; unit of utility. */
export interface PotentialChange {
  /** The players moved, in the world as it was. */
  readonly byPlayers: number;
  /** Then the prices changed, the fee's warm-up among them. */
  readonly byPrices: number;
  /** Then θ and the benefits did. */
  readonly byLearning: number;
}

/** Φ of all layers together. */
export const potentialOf = (game: FrozenGame): number =>
  game.layers.reduce((sum, layer, l) => sum + potential(pricesIn(game, l), layer), 0);

/** Two moments of the same players, layer by layer. */
export function potentialChange(before: FrozenGame, after: FrozenGame): PotentialChange {
  const layers = before.layers.map((layer, l): FrozenLayer => ({
    ...layer,
    participation: after.layers[l].participation,
  }));
  const start = potentialOf(before);
  const moved = potentialOf({ ...before, layers });
  const priced = potentialOf({ ...after, layers });
  return {
    byPlayers: moved - start,
    byPrices: priced - moved,
    byLearning: potentialOf(after) - priced,
  };
}
