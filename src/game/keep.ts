/** How many players stay when the game ends, and who. */
import { listParts } from './listText.ts';

/** One number for each group of players, from the input on, joined by commas: “59,21”. */
export type CountList = `${number},${string}`;

/** 0: those with s ≥ ε; a number: so many of all groups together; a list: so many of each group. As text, so that equal counts are equal values. */
export type Keep = number | CountList;

/** More than any run has players. */
const MOST_PLAYERS = 1e9;
/** Of one count as text. */
const MOST_CHARACTERS = 12;

/** The counts of a list; null where one number stands for all. */
export const countsOf = (keep: Keep): readonly number[] | null =>
  typeof keep === 'number' ? null : keep.split(',').map(Number);

/** The counts of each group as they stand in a spec; of a single group a number says the same. */
export const keepFrom = (counts: readonly number[]): Keep =>
  counts.length === 1 ? counts[0] : (counts.join(',') as CountList);

const readCount = (raw: unknown): number => {
  const text = typeof raw === 'string' ? raw.trim() : raw;
  if (typeof text === 'number') return text;
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : NaN;
};

/** Counts as a number, a list, or a text whose numbers are joined by `,` or `_`; null where they are none. */
export function readKeep(raw: unknown): Keep | null {
  const counts = listParts(raw, MOST_CHARACTERS)?.map(readCount);
  const areCounts = counts?.every(
    (count) => Number.isInteger(count) && count >= 0 && count <= MOST_PLAYERS,
  );
  return areCounts === true ? keepFrom(counts!) : null;
}

/** Players who are ranked together, and how many of them stay. */
export interface Pool {
  /** Among all players, rising. */
  readonly members: Uint32Array;
  readonly stay: number;
}

/** Who is ranked with whom; nobody where `keep` is 0. A list that is too short says nothing of further groups. */
export function poolsOf(
  groups: readonly { readonly first: number; readonly count: number }[],
  keep: Keep,
): Pool[] {
  if (keep === 0) return [];
  const membersOf = groups.map(({ first, count }) =>
    Uint32Array.from({ length: count }, (_, i) => first + i),
  );
  const counts = countsOf(keep);
  if (counts === null) {
    const all = groups.reduce((sum, { count }) => sum + count, 0);
    return [{ members: Uint32Array.from({ length: all }, (_, i) => i), stay: Number(keep) }];
  }
  return membersOf.flatMap((members, group) => {
    const stay = counts[group];
    return stay === undefined ? [] : [{ members, stay }];
  });
}

/**
 * The members of highest rank, of equals those of the higher second rank, then the first ones; all where more are to stay
 * than there are. NaN ranks last.
 */
export function highest(
  { members, stay }: Pool,
  ranks: ArrayLike<number>,
  second?: ArrayLike<number>,
): Uint32Array {
  if (stay >= members.length) return members;
  if (stay <= 0) return new Uint32Array();
  const rank = (player: number): number => {
    const own = ranks[player];
    return Number.isNaN(own) ? -Infinity : own;
  };
  const least = Float64Array.from(members, rank).sort()[members.length - stay];
  const above = members.reduce((count, player) => count + Number(rank(player) > least), 0);
  const equals = members.filter((player) => rank(player) === least);
  const left = stay - above;
  const chosen = new Set(
    second === undefined
      ? equals.subarray(0, left)
      : highest({ members: equals, stay: left }, second),
  );
  return members.filter((player) => rank(player) > least || chosen.has(player));
}

/** The least s that does not count as pruned, as float32 has it. */
export function leastActive(epsilon: number): number {
  const rounded = Math.fround(epsilon);
  if (rounded >= epsilon) return rounded;
  const bits = new Uint32Array(new Float32Array([rounded]).buffer);
  bits[0]++;
  return new Float32Array(bits.buffer)[0];
}

/**
 * Where the end of the game puts everybody whom `keep` speaks of: who stays has at least the least s that is not pruned,
 * all others 0. NaN leaves a player where it stands; shape [playerCount].
 *
 * @param ranks the higher, the sooner one stays; shape [playerCount]
 * @param second decides between equals; left out where the first of them stays
 * @param participation s before; shape [playerCount]
 */
export function cut(
  pools: readonly Pool[],
  { ranks, second }: { readonly ranks: ArrayLike<number>; readonly second?: ArrayLike<number> },
  participation: ArrayLike<number>,
  epsilon: number,
): Float32Array {
  const moved = new Float32Array(participation.length).fill(NaN);
  const least = leastActive(epsilon);
  for (const pool of pools) {
    for (const player of pool.members) moved[player] = 0;
    for (const player of highest(pool, ranks, second))
      moved[player] = Math.max(participation[player], least);
  }
  return moved;
}
