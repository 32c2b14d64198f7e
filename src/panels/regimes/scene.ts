/** What the regime map shows: the prices of now and before, and one player's own border. */
import type { Change, RunSpec } from '../../game/spec.ts';
import type { PlayerId } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import type { Closeup } from '../../state/closeup.ts';
import type { Spot } from './layout.ts';

/** One player's side of the contraction of best responses: η Σ_{j≠i} |⟨θ_i, θ_j⟩| < 2β‖θ_i‖². */
export interface Border {
  readonly player: PlayerId;
  /** ‖θ_i‖². */
  readonly own: number;
  /** Σ_{j≠i} |⟨θ_i, θ_j⟩|. */
  readonly others: number;
  /** η / β on it: 2 ‖θ_i‖² / Σ_{j≠i} |⟨θ_i, θ_j⟩|. */
  readonly ratio: number;
}

export interface RegimeScene {
  readonly now: Spot;
  /** Earlier prices of this run, oldest first, without the present one. */
  readonly past: readonly Spot[];
  /** Null until the worker has sent the player's inner products. */
  readonly border: Border | null;
}

/** A hand that drags leaves many prices behind; of the oldest only so many are kept. */
const MOST_PAST = 200;

const isSame = (a: Spot, b: Spot): boolean => a.beta === b.beta && a.eta === b.eta;

export function pastOf(start: RunSpec, changes: readonly Change[], now: Spot): Spot[] {
  const spots: Spot[] = [{ beta: start.beta, eta: start.eta }];
  for (const { patch } of changes) {
    const last = spots[spots.length - 1];
    const next = { beta: patch.beta ?? last.beta, eta: patch.eta ?? last.eta };
    if (!isSame(last, next)) spots.push(next);
  }
  if (isSame(spots[spots.length - 1], now)) spots.pop();
  return spots.slice(-MOST_PAST);
}

export function borderFor(
  closeup: Closeup | null,
  layers: readonly ShownLayer[],
  player: PlayerId | null,
): Border | null {
  const row = closeup?.rows.find((each) => each.player === player);
  const layer = layers.find(
    ({ firstId, total }) => player !== null && player >= firstId && player < firstId + total,
  );
  if (row === undefined || layer === undefined || row.products.length !== layer.total) return null;
  const place = row.player - layer.firstId;
  let others = 0;
  row.products.forEach((product, j) => {
    if (j !== place) others += Math.abs(product);
  });
  const own = row.products[place];
  return own > 0 && others > 0
    ? { player: row.player, own, others, ratio: (2 * own) / others }
    : null;
}
