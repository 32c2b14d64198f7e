/**
 * Participation as a trainer takes it from outside: NaN leaves a player where it stands.
 *
 * @returns a copy, clipped to [0, 1] where it is not NaN
 * @throws RangeError if there are more or fewer than `count`
 */
export function clippedParticipation(
  participation: Float32Array,
  count: number,
): Float32Array<ArrayBuffer> {
  if (participation.length !== count) {
    throw new RangeError(`There are ${count} players, and ${participation.length} places.`);
  }
  // A loop: `from` with a function takes fifty times as long, and half a million may be put at every step.
  const clipped = new Float32Array(count);
  for (let i = 0; i < count; i++) clipped[i] = Math.min(1, Math.max(0, participation[i]));
  return clipped;
}

/** Runs of players that are put somewhere, in order: first inclusive, last exclusive. */
export function placedRuns(participation: Float32Array): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < participation.length; i++) {
    if (Number.isNaN(participation[i])) continue;
    const open = runs[runs.length - 1];
    if (open !== undefined && open[1] === i) open[1]++;
    else runs.push([i, i + 1]);
  }
  return runs;
}
