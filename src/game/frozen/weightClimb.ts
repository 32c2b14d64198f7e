/**
 * Equilibria of single weights where η > 2β: there may be very many, and best responses, player after player,
 * climb Φ and so end in one.
 *
 * With k = 2β − η < 0 both 0 and 1 answer best for every player with kθ_i² ≤ l_i − ηθ_i T ≤ 0. If all of them
 * turn at the same share of that range, T follows (weightCrossing.ts), and all but those with the smallest
 * weights answer best already: the one who turns exactly at T moves T by no more than its own weight, and the
 * range is as wide as the weight is large. So large weights answer first, and small ones even out what they
 * have left; a few rounds end in an equilibrium, where climbs from elsewhere need very many.
 */
import type { Prices } from '../utility.ts';
import { bestResponseAt } from './bestResponse.ts';
import type { Limit, StartName } from './equilibrium.ts';
import { crossing } from './weightCrossing.ts';
import { weightLimit, type Pulls } from './weightLimit.ts';

/** Best responses from all starts together, so that half a million players take a fraction of a second. */
const MOST_ANSWERS = 1e7;
/** Of each player from one start, taken over all of them. */
const MOST_EACH = 2000;
/** Two climbs that end closer than this in every player have found the same. */
const SAME = 1e-9;

/** How far into its range a player stays in, given its s now: by s, who is in stays in longer. */
const TURNS: readonly (readonly [StartName, shareOf: (s: number) => number])[] = [
  ['turn by s', (s) => 0.25 + 0.5 * s],
  ['middle turn', () => 0.5],
];

/** Buckets by the first bits of a weight's size in single precision: its exponent and an eighth of it. */
const BUCKETS = 2048;
const BITS_LEFT_OUT = 20;

/** Players by |θ|, the largest first to within an eighth; shape [playerCount]. */
function largestFirst(theta: Float64Array): Uint32Array {
  const sizes = new Float32Array(theta);
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(sizes[i]);
  const bits = new Uint32Array(sizes.buffer);
  const ends = new Uint32Array(BUCKETS);
  for (const each of bits) ends[each >>> BITS_LEFT_OUT]++;
  let sum = 0;
  for (let bucket = BUCKETS - 1; bucket >= 0; bucket--) {
    const size = ends[bucket];
    ends[bucket] = sum;
    sum += size;
  }
  const order = new Uint32Array(theta.length);
  for (let i = 0; i < theta.length; i++) order[ends[bits[i] >>> BITS_LEFT_OUT]++] = i;
  return order;
}

const inOrder = (values: Float64Array, order: Uint32Array): Float64Array => {
  const result = new Float64Array(values.length);
  for (let k = 0; k < order.length; k++) result[k] = values[order[k]];
  return result;
};

/**
 * Best responses in turn, in place; Φ never falls. Between two rounds of all players those who moved answer
 * among themselves until they rest: mostly a few who pass a small remainder on.
 *
 * @param answers how many may be given
 */
function climb(
  { beta, eta }: Prices,
  { alone, theta }: Pulls,
  s: Float64Array,
  answers: number,
): void {
  const count = theta.length;
  const moved = new Uint32Array(count);
  let total = 0;
  let left = answers;
  for (let i = 0; i < count; i++) total += s[i] * theta[i];

  /** @returns how far the player moved */
  function answer(i: number): number {
    const weight = theta[i];
    const others = total - s[i] * weight;
    const next = bestResponseAt(alone[i] - eta * weight * others, 2 * beta * weight * weight, s[i]);
    const far = Math.abs(next - s[i]);
    if (far > 0) {
      total = others + next * weight;
      s[i] = next;
    }
    return far;
  }

  while (left > 0) {
    let movedCount = 0;
    for (let i = 0; i < count; i++) if (answer(i) > SAME) moved[movedCount++] = i;
    left -= count;
    if (movedCount === 0) return;
    let largest = Infinity;
    while (largest > SAME && left > 0) {
      largest = 0;
      for (let k = 0; k < movedCount; k++) largest = Math.max(largest, answer(moved[k]));
      left -= movedCount;
    }
  }
}

/** Who is in if every player turns at its share of the range in which 0 and 1 both answer best. */
function turned(
  { beta, eta }: Prices,
  { alone, theta }: Pulls,
  now: Float64Array,
  shareOf: (s: number) => number,
): Float64Array {
  const turning = new Float64Array(theta.length);
  for (let k = 0; k < theta.length; k++)
    turning[k] = alone[k] - shareOf(now[k]) * (2 * beta - eta) * theta[k] * theta[k];
  const { participation } = crossing(eta, { alone: turning, theta });
  // A weight of 0 stays until it answers.
  for (let k = 0; k < theta.length; k++) if (theta[k] === 0) participation[k] = now[k];
  return participation;
}

export interface Climbs {
  /** The distinct equilibria that were reached, that from the current s first if it was; may be none. */
  readonly reached: readonly Limit[];
  /** Where the best of all climbs ended. */
  readonly best: Limit;
  readonly starts: number;
  /** Best responses that were given from each start at most. */
  readonly answers: number;
}

/** @param current s; shape [playerCount] */
export function climbs(prices: Prices, pulls: Pulls, current: Float64Array): Climbs {
  const { alone, theta } = pulls;
  const order = largestFirst(theta);
  const ordered: Pulls = { alone: inOrder(alone, order), theta: inOrder(theta, order) };
  const now = inOrder(current, order);
  const starts: readonly (readonly [StartName, () => Float64Array])[] = [
    ['current', () => now.slice()],
    ...TURNS.map(([name, shareOf]) => [name, () => turned(prices, ordered, now, shareOf)] as const),
  ];
  const answers = Math.min(Math.floor(MOST_ANSWERS / starts.length), MOST_EACH * theta.length);
  const ends = starts.map(([name, from]) => {
    const s = from();
    climb(prices, ordered, s, answers);
    const limit = weightLimit(prices, ordered, name, s);
    const participation = new Float64Array(s.length);
    for (let k = 0; k < order.length; k++) participation[order[k]] = s[k];
    return { ...limit, participation };
  });
  const reached: Limit[] = [];
  for (const end of ends.filter(({ residual }) => residual <= SAME)) {
    const known = reached.find(({ participation }) =>
      participation.every((at, i) => Math.abs(at - end.participation[i]) <= SAME),
    );
    if (known) known.from.push(...end.from);
    else reached.push(end);
  }
  const best = reached.at(0) ?? ends.reduce((a, b) => (b.residual < a.residual ? b : a));
  return { reached, best, starts: starts.length, answers };
}
