/**
 * Positions for labels on a line, near where they want to be and never closer than `gap`, inside
 * [min, max]. Labels that touch move together around the mean of what they wanted (isotonic
 * regression), so no label pushes another further than needed. The order of `wanted` values is kept.
 *
 * @returns positions; shape [wanted.length]
 */
export function spread(wanted: readonly number[], gap: number, min: number, max: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const highest = Math.max(min, max - gap * (wanted.length - 1));
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ sum: wanted[index] - rank * gap, count: 1 });
    while (blocks.length > 1) {
      const [before, last] = blocks.slice(-2);
      if (before.sum / before.count <= last.sum / last.count) break;
      blocks.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  });
  const offsets = blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
  const positions = new Array<number>(wanted.length);
  order.forEach((index, rank) => {
    positions[index] = Math.min(highest, Math.max(min, offsets[rank])) + rank * gap;
  });
  return positions;
}
