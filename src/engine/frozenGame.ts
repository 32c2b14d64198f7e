/** The game that the players face now, with θ and the benefits held still. */
import type { FrozenGameAt } from '../game/frozen/types.ts';
import type { Prices } from '../game/utility.ts';
import type { Population } from './trainer.ts';

/**
 * No step may come while it is read.
 * @param prices γ is the fee in force
 */
export async function readFrozenGame(players: Population, prices: Prices): Promise<FrozenGameAt> {
  const columns = await players.readPlayers();
  const gram = await players.readGram();
  const { alpha, beta, gamma, eta } = prices;
  return {
    alpha,
    beta,
    gamma,
    eta,
    layers: players.layers.map(({ first, count }, l) => {
      const own = (column: Float32Array) => column.slice(first, first + count);
      return {
        marginalBenefit: own(columns.benefit),
        normSquared: own(columns.normSquared),
        gram: gram[l],
        participation: own(columns.participation),
      };
    }),
  };
}
