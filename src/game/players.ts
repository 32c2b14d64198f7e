/**
 * The two numbers of a player, which no code can take for one another: its name, and its place among those
 * that are shown one by one. They are the same only while everybody is shown.
 */
declare const among: unique symbol;

/** Among all players of the run: the name in words, addresses, logs, files and acts. */
export type PlayerId = number & { readonly [among]: 'all' };

/** Among the shown players: where a frame, and all that is kept of frames, has the player's figures. */
export type ShownIndex = number & { readonly [among]: 'shown' };

/** A number that is known to count among all players. */
export const playerId = (among: number): PlayerId => among as PlayerId;

/** A number that is known to count among the shown players. */
export const shownIndex = (among: number): ShownIndex => among as ShownIndex;

/**
 * The name of a shown player.
 *
 * @param shown the shown players among all, rising; shape [shownCount]
 */
export const idOf = (shown: Uint32Array, index: ShownIndex): PlayerId => playerId(shown[index]);

/**
 * Where a player stands among the shown ones, in O(log shownCount); null where it is not shown.
 *
 * @param shown the shown players among all, rising; shape [shownCount]
 */
export function shownIndexOf(shown: Uint32Array, id: PlayerId): ShownIndex | null {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shown[middle] < id) low = middle + 1;
    else high = middle;
  }
  return shown[low] === id ? shownIndex(low) : null;
}
