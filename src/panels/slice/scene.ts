/** All that the slice shows: the game of the two, where it rests, where they are and where they drift. */
import { sliceOf, utilityIn, type Point, type Slice } from '../../game/frozen/slice.ts';
import { basins, flowFrom, nearestRest } from '../../game/frozen/sliceFlow.ts';
import { middleOf, nearestOf, rests, type RestPoint } from '../../game/frozen/sliceRests.ts';
import type { Prices, Stake } from '../../game/utility.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import { stakeOf, type Frame } from '../shared/states.ts';
import type { Pair } from './pair.ts';

/** Cells of the basins along an edge. */
export const CELLS = 20;
/** Columns of the past drawn behind the point. */
const TAIL = 48;

export interface Game {
  readonly slice: Slice;
  readonly rests: readonly RestPoint[];
  /** Index into `rests`; shape [CELLS²]. */
  readonly basin: Uint8Array;
}

export interface Scene {
  readonly pair: Pair;
  readonly stakes: readonly [Stake, Stake];
  readonly prices: readonly [Prices, Prices];
  /** ⟨θ_i, θ_j⟩; null until it is known. */
  readonly product: number | null;
  /** Null while the inner product is missing and matters. */
  readonly game: Game | null;
  readonly now: Point;
}

export function sceneOf(
  frame: Frame,
  prices: readonly [Prices, Prices],
  pair: Pair,
  product: number | null,
): Scene {
  const [i, j] = pair.players;
  const stakes = [stakeOf(frame, i), stakeOf(frame, j)] as const;
  const now: Point = [frame.participation[i], frame.participation[j]];
  const isKnown = product !== null || prices[0].eta === 0;
  const slice = isKnown ? sliceOf(prices, stakes, now, product ?? 0) : null;
  return { pair, stakes, prices, product, now, game: slice && gameOf(slice) };
}

/** Null where numbers have run away, and there is no rest to drift to. */
function gameOf(slice: Slice): Game | null {
  const all = rests(slice);
  return all.length === 0 ? null : { slice, rests: all, basin: basins(slice, all, CELLS) };
}

/** The last places of the two, oldest first, ending now. */
export function tailOf(trajectory: Trajectory, { players: [i, j] }: Pair, now: Point): Point[] {
  const { length, playerCount, participation } = trajectory;
  const tail: Point[] = [];
  for (let column = Math.max(0, length - TAIL); column < length; column++) {
    const row = column * playerCount;
    tail.push([participation[row + i], participation[row + j]]);
  }
  return [...tail, now];
}

export interface Fate {
  readonly way: readonly Point[];
  /** Index into the game's rests. */
  readonly rest: number;
  /** Where in it. */
  readonly end: Point;
}

/** Where the two would drift from a point. */
export function fateOf({ slice, rests: all }: Game, from: Point): Fate {
  const way = flowFrom(slice, from);
  const last = way[way.length - 1];
  const rest = nearestRest(all, last);
  return { way, rest, end: nearestOf(all[rest].corners, last) };
}

/** The rests that keep what comes near, the one with most of the first player first. */
export const stableRests = ({ rests: all }: Game): number[] =>
  [...all.keys()]
    .filter((index) => all[index].stable)
    .sort((a, b) => middleOf(all[b].corners)[0] - middleOf(all[a].corners)[0]);

export const utilitiesAt = ({ slice }: Game, at: Point): Point => [
  utilityIn(slice, 0, at),
  utilityIn(slice, 1, at),
];
