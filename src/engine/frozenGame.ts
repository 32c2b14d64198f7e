/** The game that the players face now, with θ and the benefits held still. */
import type { FrozenGameAt } from '../game/frozen/types.ts';
import { listOf, priceFrom, type PriceSpec } from '../game/prices.ts';
import type { Population } from './trainer.ts';

/**
 * No step may come while it is read.
 * @param feeShare how much of γ is in force
 */
export async function readFrozenGame(
  players: Population,
  spec: PriceSpec,
  feeShare: number,
): Promise<FrozenGameAt> {
  const columns = await players.readPlayers();
  const overlaps = await players.readOverlaps();
  const { alpha, beta, gamma, eta } = spec;
  return {
    ...{ alpha, beta, eta },
    gamma: priceFrom(listOf(gamma).map((fee) => fee * feeShare)),
    layers: players.layers.map(({ first, count }, l) => {
      const own = (column: Float32Array) => column.slice(first, first + count);
      const both = {
        marginalBenefit: own(columns.benefit),
        participation: own(columns.participation),
      };
      const products = overlaps[l];
      // The norms of single weights are in θ.
      return 'theta' in products
        ? { ...both, ...products }
        : { ...both, ...products, normSquared: own(columns.normSquared) };
    }),
  };
}
