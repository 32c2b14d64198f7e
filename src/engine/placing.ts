/**
 * Participation as a trainer takes it from outside.
 *
 * @returns a copy, clipped to [0, 1]
 * @throws RangeError if there are more or fewer than `count`
 */
export function clippedParticipation(
  participation: Float32Array,
  count: number,
): Float32Array<ArrayBuffer> {
  if (participation.length !== count) {
    throw new RangeError(`There are ${count} players, and ${participation.length} places.`);
  }
  return Float32Array.from(participation, (s) => Math.min(1, Math.max(0, s)));
}
