/**
 * Moves labels on one line apart, each as little as its neighbours ask for.
 *
 * @param wanted where each would stand
 * @param distance between two at least, while there is room
 * @returns in the order of `wanted`
 */
export function apart(
  wanted: readonly number[],
  distance: number,
  [from, to]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const places = wanted.slice();
  let least = from;
  for (const i of order) {
    places[i] = Math.max(wanted[i], least);
    least = places[i] + distance;
  }
  let most = to;
  for (const i of order.reverse()) {
    places[i] = Math.min(places[i], most);
    most = places[i] - distance;
  }
  return places;
}
