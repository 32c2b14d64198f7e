/**
 * Whether a layer of the frozen game has one equilibrium, and in words why. Theorem used: with
 * G = ΘΘᵀ, η < 2β and every n_i > 0 the curvature Q = (2β − η) diag(n) + ηG is positive definite, Φ
 * strictly concave, and its maximum over the box the only equilibrium. A Gram matrix set by hand need
 * not be any ΘΘᵀ, and a dead player has n_i = 0, so Q itself is tested too.
 */
import type { Prices } from '../utility.ts';
import { isPositiveDefinite } from './cholesky.ts';
import type { Quadratic } from './quadratic.ts';

/** Players whom somebody's participation concerns (`tied`), and those whom nobody's does (`alone`). */
export function splitByTies({ size, matrix }: Quadratic): { alone: number[]; tied: number[] } {
  const alone: number[] = [];
  const tied: number[] = [];
  for (let i = 0; i < size; i++) {
    let hasTie = false;
    for (let j = 0; j < size && !hasTie; j++) hasTie = j !== i && matrix[i * size + j] !== 0;
    (hasTie ? tied : alone).push(i);
  }
  return { alone, tied };
}

export interface Uniqueness {
  /** Guaranteed, by η < 2β or because nobody's answer depends on another's. */
  readonly unique: boolean;
  /** Whether Φ is strictly concave in the tied players; may hold without the theorem. */
  readonly concave: boolean;
  readonly sentence: string;
}

/**
 * @param tied the game of the tied players alone
 * @param indifferent how many of the others have nothing to gain or lose
 */
export function uniqueness(prices: Prices, tied: Quadratic, indifferent: number): Uniqueness {
  const concave = tied.size === 0 || isPositiveDefinite(tied.matrix, tied.size);
  const [unique, sentence] = verdict(prices, indifferent, tied.size, concave);
  return { unique, concave, sentence };
}

function verdict(
  { beta, eta }: Prices,
  indifferent: number,
  tied: number,
  concave: boolean,
): [boolean, string] {
  if (indifferent > 0) {
    const who = indifferent === 1 ? 'One player is' : `${indifferent} players are`;
    return [
      false,
      `${who} indifferent whatever the others do, so any participation of theirs fits an equilibrium.`,
    ];
  }
  if (tied === 0)
    return [true, 'The equilibrium is unique: no player’s answer depends on another’s.'];
  if (eta < 2 * beta) {
    if (concave) return [true, 'The equilibrium is unique, because η < 2β.'];
    return [
      false,
      'η < 2β, but these inner products and norms do not belong to any real θ (or some θ is 0), so uniqueness is not guaranteed.',
    ];
  }
  if (concave)
    return [
      false,
      'η ≥ 2β, so the theorem does not apply; this game’s curvature is still positive definite, and one equilibrium exists.',
    ];
  return [
    false,
    'η ≥ 2β: several equilibria are possible, and the start decides which is reached.',
  ];
}
