/** What becomes of a net, in one word. */

/** A game that was played, or the mean of several: both shares of 1, of validation examples with the pruned out. */
export interface CellOutcome {
  readonly accuracy: number;
  /** Players with s ≥ ε at the end. */
  readonly inShare: number;
}

export const regions = ['dense', 'thinning', 'sparse', 'wrecked', 'dead'] as const;
export type Region = (typeof regions)[number];

/** Shares of players. */
const MANY = 0.9;
const HALF = 0.5;

export interface Levels {
  /** Below it a net is dead: it hardly beats one answer for everything. */
  readonly dead: number;
  /** Below it a thin net is wrecked. */
  readonly good: number;
}

/** 30 and 80 % of ten classes, and as far above chance of any other number. */
export function levelsFor(classes: number): Levels {
  const chance = 1 / classes;
  return { dead: chance + (2 / 9) * (1 - chance), good: chance + (7 / 9) * (1 - chance) };
}

export function regionOf({ accuracy, inShare }: CellOutcome, { dead, good }: Levels): Region {
  if (accuracy < dead) return 'dead';
  if (inShare > MANY) return 'dense';
  if (inShare >= HALF) return 'thinning';
  return accuracy >= good ? 'sparse' : 'wrecked';
}

const percent = (share: number): string => `${Math.round(100 * share)}\u202f%`;

/** What each word means. */
export const rulesOf = ({ dead, good }: Levels): Readonly<Record<Region, string>> => ({
  dense: 'over 9 in 10 stay',
  thinning: 'half to 9 in 10',
  sparse: `under half, ${percent(good)} right or more`,
  wrecked: `under half, under ${percent(good)} right`,
  dead: `under ${percent(dead)} right`,
});
