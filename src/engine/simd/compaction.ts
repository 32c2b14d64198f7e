/**
 * Nets that really shrink: who may leave the matrices, and that nobody else can tell.
 *
 * The condition. A player's gate g is s, or 0 where s is below the floor. While g_i = 0,
 *   (1) a_i = g_i relu(z_i) = 0 for every image, of a filter at every place and so after pooling too: i
 *       adds nothing to the layer above;
 *   (2) ∂L/∂z_i = g_i ∂L/∂a_i = 0 and ∂L/∂s_i = 0 (the ReLU's slope at 0 is 0), so i adds nothing to
 *       the layer below, its own ∂L/∂θ_i is 0, and so is ∂L/∂θ_kj of its outgoing weights (each carries
 *       the factor a_i);
 *   (3) its b is decided without the net: the batch's share is 0 under either gradient, what is left is
 *       the fading memory, which participation.ts goes on with for everyone, inactive or not.
 * So nothing the net would compute for i differs from zero, and to leave i out changes no sum of the
 * others but by terms 0 · x: survivors agree bit for bit, since kernel.ts adds in the order of the units.
 * Moments go on moving θ_i for a while although its gradient is 0. Therefore a player becomes inactive only after
 * QUIET_STEPS such steps: the first moment has faded to 0.9^200 < 1e-9 of itself, no float32 moves any
 * more, and the fading of the moments is made up for in one multiplication when i returns (store.ts).
 *
 * Two things act on players at g = 0 and forbid it: η ≠ 0 (U_i contains ⟨θ_i, Σ s_j θ_j⟩, so i may
 * return, for which its rivals' weights would be needed), and costs that reach the weights (the rows that
 * an inactive unit feeds would keep shrinking).
 *
 * A player may return (by its memory, by a patch): s is always moved, and whoever rises above the floor
 * is active again before the next step.
 *
 * The floor. Under b_θ with a fee γ_t > 0 a player that reaches 0 goes on fluttering between 0 and
 * η_s α b, with b fading like ρ^t: it would take 10⁵ steps to be 0 for good. Below 2^-24, the unit
 * roundoff of float32, a participation cannot be told from 0 beside one of 1, and what it earns by
 * itself, α s |∂L/∂s|, is that small too, while it pays the whole γ_t. So s below the floor counts as 0
 * in the products and in b, in the shrunk and in the full net alike. Without a fee, or under b_s (whose
 * benefit does not vanish with s), only what float32 cannot use counts as 0 (LEAST_GATE).
 */
import type { PlayerLayer } from '../../game/network.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { isPaid, listOf } from '../../game/prices.ts';
import { paddedColumns } from './layout.ts';

export const QUIET_STEPS = 200;
/** Steps between two checks of who may leave: checking and repacking must stay cheap. */
const CHECK_EVERY = 32;
const FLOOR = 2 ** -24;
/** Without a floor: what is 0 as far as the products go (assembly/tiny.ts), by the gradient of b. */
const LEAST_GATE = { theta: 1e-18, s: 1e-30 } as const;

/** Participation below it counts as 0 in the products. */
export const floorOf = (spec: RunSpec, feeShare: number): number =>
  spec.benefitGradient === 'theta' &&
  feeShare > 0 &&
  listOf(spec.gamma).every((fee) => fee > 0) &&
  !isPaid(spec.eta)
    ? FLOOR
    : LEAST_GATE[spec.benefitGradient];

/** Keeps count of the steps that each player's gate has been 0. */
export interface Compaction {
  /** Takes note of the gates that the next step will have. @param floor see `floorOf` */
  note(s: Float64Array, floor: number): void;
  /** Takes note of players that were put elsewhere, no step being done; whoever is above the floor returns. */
  jump(s: Float64Array, floor: number): void;
  /** Steps that each gate has been 0 by now; shape [playerCount]. */
  readonly quietSteps: Uint32Array;
  /** Takes both from elsewhere. @param active by hidden layer, as indices within it */
  load(quietSteps: Uint32Array, active: readonly Uint32Array[]): void;
  /**
   * Who shall be active from now on, by hidden layer, as indices within it; null to leave it as it is.
   *
   * @param active who is
   * @param canLeave whether the spec lets anybody go (`whyAllStay`)
   */
  plan(active: readonly Uint32Array[], canLeave: boolean, steps: number): Uint32Array[] | null;
}

export function createCompaction(layers: readonly PlayerLayer[], isAllowed: boolean): Compaction {
  const count = layers.reduce((sum, layer) => sum + layer.count, 0);
  const quietSteps = new Uint32Array(count);
  const isInactive = new Uint8Array(count);
  let someoneRose = false;
  let inactiveCount = 0;

  const choose = (isActive: (player: number) => boolean): Uint32Array[] =>
    layers.map(({ first, count: size }) => {
      const units: number[] = [];
      for (let i = 0; i < size; i++) if (isActive(first + i)) units.push(i);
      return Uint32Array.from(units);
    });

  function commit<Active extends readonly Uint32Array[]>(active: Active): Active {
    isInactive.fill(1);
    layers.forEach(({ first }, l) => active[l].forEach((unit) => (isInactive[first + unit] = 0)));
    inactiveCount = isInactive.reduce((sum, flag) => sum + flag, 0);
    someoneRose = false;
    return active;
  }

  function rise(player: number): void {
    quietSteps[player] = 0;
    if (isInactive[player]) someoneRose = true;
  }

  return {
    quietSteps,
    load(quiet, active) {
      quietSteps.set(quiet);
      commit(active);
    },
    note(s, floor) {
      for (let i = 0; i < count; i++) {
        if (s[i] < floor) quietSteps[i]++;
        else rise(i);
      }
    },
    jump(s, floor) {
      for (let i = 0; i < count; i++) if (s[i] >= floor) rise(i);
    },
    plan(active, canLeave, steps) {
      if (!isAllowed) return null;
      if (!canLeave) return inactiveCount > 0 ? commit(choose(() => true)) : null;
      // The others stay inactive: those still quiet have missed nothing.
      if (someoneRose) return commit(choose((i) => !isInactive[i] || quietSteps[i] === 0));
      if (steps % CHECK_EVERY !== 0) return null;
      const next = choose((i) => !isInactive[i] && quietSteps[i] < QUIET_STEPS);
      const isWorth = next.some(
        ({ length }, l) => paddedColumns(length) < paddedColumns(active[l].length),
      );
      return isWorth ? commit(next) : null;
    },
  };
}
