/** What β and η alone say about the equilibria of the frozen game, whatever θ and the benefits are. */
import type { Prices } from '../utility.ts';

/**
 * `one`: 0 < η < 2β, exactly one equilibrium (of players with ‖θ‖ > 0). `several`: η ≥ 2β > 0, more
 * than one is possible, as for players that point the same way. `allOrNothing`: β = 0 < η, best
 * replies jump between 0 and 1. `alone`: η = 0, nobody's reply depends on another's; with β = 0 too,
 * `aloneAllOrNothing`.
 */
export type Regime = 'one' | 'several' | 'allOrNothing' | 'alone' | 'aloneAllOrNothing';

export function regimeOf({ beta, eta }: Pick<Prices, 'beta' | 'eta'>): Regime {
  if (eta === 0) return beta === 0 ? 'aloneAllOrNothing' : 'alone';
  if (beta === 0) return 'allOrNothing';
  return eta < 2 * beta ? 'one' : 'several';
}
