/** What the regime map shows: the prices of now and before, and one player's own border. */
import { priceOf, priceWith } from '../../game/prices.ts';
import type { Change, RunSpec } from '../../spec/spec.ts';
import type { PlayerId } from '../../game/players.ts';
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

/** β and η of the group whose prices the sliders move; of the first where they are everybody's. */
export const spotOf = (
  { beta, eta }: Pick<RunSpec, 'beta' | 'eta'>,
  group: number | null,
): Spot => ({
  beta: priceOf(beta, group ?? 0),
  eta: priceOf(eta, group ?? 0),
});

/** What makes a spot the prices of that group, or of everybody. */
export const patchOf = (
  { beta, eta }: Spot,
  spec: RunSpec,
  group: number | null,
  groups: number,
): Pick<RunSpec, 'beta' | 'eta'> =>
  group === null
    ? { beta, eta }
    : {
        beta: priceWith(spec.beta, group, beta, groups),
        eta: priceWith(spec.eta, group, eta, groups),
      };

const isSame = (a: Spot, b: Spot): boolean => a.beta === b.beta && a.eta === b.eta;

export function pastOf(
  start: RunSpec,
  changes: readonly Change[],
  now: Spot,
  group: number | null = null,
): Spot[] {
  const spots: Spot[] = [spotOf(start, group)];
  for (const { patch } of changes) {
    const last = spots[spots.length - 1];
    const next = spotOf({ ...last, ...patch }, group);
    if (!isSame(last, next)) spots.push(next);
  }
  if (isSame(spots[spots.length - 1], now)) spots.pop();
  return spots.slice(-MOST_PAST);
}

export function borderFor(closeup: Closeup | null, player: PlayerId | null): Border | null {
  const near = closeup?.players.find((each) => each.player === player);
  if (near === undefined) return null;
  const { lowest, highest } = near.overlap.sumsOf(near.place);
  const others = highest - lowest;
  const own = near.overlap.product(near.place, near.place);
  return own > 0 && others > 0
    ? { player: near.player, own, others, ratio: (2 * own) / others }
    : null;
}
