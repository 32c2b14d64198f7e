/**
 * The Nash equilibria of one layer of the frozen game. They are the points where no player can raise
 * Φ alone, so where Φ is strictly concave there is exactly one: its maximum over the box.
 */
import type { Prices } from '../utility.ts';
import { ascend } from './ascent.ts';
import { bestResponseAt } from './bestResponse.ts';
import { quadraticOf } from './quadratic.ts';
import { playerCount, type FrozenLayer } from './types.ts';
import { splitByTies, uniqueness } from './uniqueness.ts';
import { potential } from './utility.ts';

/**
 * Where an ascent began; `alternating` is 1, 0, 1, … down the players ordered by αb − γ. The turns are those
 * of single weights (weightClimb.ts).
 */
export type StartName =
  'current' | 'all out' | 'all in' | 'alternating' | 'turn by s' | 'middle turn';

export interface Limit {
  /** The starts that lead here. */
  readonly from: StartName[];
  /** s at the limit; shape [playerCount]. */
  readonly participation: Float64Array;
  readonly potential: number;
  /** max_i |s_i − BR_i(s)|; 0 up to rounding unless the ascent was cut short. */
  readonly residual: number;
}

export interface Equilibrium {
  /** The equilibrium, or the one reached from the current s; shape [playerCount]. */
  readonly participation: Float64Array;
  /**
   * Guaranteed to be the only one, by η < 2β or because nobody's answer depends on another's. False
   * says only that the theorem does not apply: `sentence` says what else is known.
   */
  readonly unique: boolean;
  readonly sentence: string;
  /** How many distinct equilibria were found. */
  readonly found: number;
  /** The distinct limits, the one from the current s first if it was reached; one where `unique`. */
  readonly limits: Limit[];
}

/** Two limits closer than this in every player are the same. */
const sameWithin = 1e-6;

function startFrom(name: StartName, current: Float64Array, ranked: Int32Array): Float64Array {
  const start = new Float64Array(current.length);
  if (name === 'current') start.set(current);
  if (name === 'all in') start.fill(1);
  if (name === 'alternating')
    for (let rank = 0; rank < ranked.length; rank += 2) start[ranked[rank]] = 1;
  return start;
}

const distance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);

/** @param maxSweeps best-response sweeps allowed per start; the default is ample, see `Limit.residual` */
export function equilibrium(prices: Prices, layer: FrozenLayer, maxSweeps = 2000): Equilibrium {
  const count = playerCount(layer);
  const whole = quadraticOf(prices, layer);
  const { alone, tied } = splitByTies(whole);
  const settled = layer.participation.slice();
  let indifferent = 0;
  for (const i of alone) {
    const own = whole.matrix[i * count + i];
    if (own === 0 && whole.linear[i] === 0) indifferent++;
    settled[i] = bestResponseAt(whole.linear[i], own, settled[i]);
  }
  const game = tied.length === count ? whole : quadraticOf(prices, layer, tied);
  const { unique, concave, sentence } = uniqueness(prices, game, indifferent);

  // The turn follows αb − γ, then the norm, so that renaming the players renames the result.
  const own = (a: number): number => game.matrix[a * game.size + a];
  const ranked = Int32Array.from(tied.keys()).sort(
    (a, b) => game.linear[b] - game.linear[a] || own(a) - own(b),
  );
  const current = Float64Array.from(tied, (i) => layer.participation[i]);
  const names: StartName[] = concave
    ? ['current']
    : ['current', 'all out', 'all in', 'alternating'];
  const limits: Limit[] = [];
  for (const name of names) {
    const { participation: reached, residual } = ascend(
      game,
      startFrom(name, current, ranked),
      ranked,
      {
        maxSweeps,
        polish: concave,
      },
    );
    const participation = settled.slice();
    tied.forEach((i, a) => (participation[i] = reached[a]));
    const known = limits.find(
      (limit) => distance(limit.participation, participation) <= sameWithin,
    );
    if (known) known.from.push(name);
    else
      limits.push({
        from: [name],
        participation,
        potential: potential(prices, layer, participation),
        residual,
      });
  }
  return {
    participation: limits[0].participation,
    unique,
    sentence,
    found: limits.length,
    limits,
  };
}
