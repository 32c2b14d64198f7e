import type { Point } from '../../game/frozen/slice.ts';

/** Distance of a point of the picture from a line through corners, or from a single one; pixels. */
export function distanceToLine(corners: readonly Point[], px: number, py: number): number {
  let least = Infinity;
  for (let i = 0; i < Math.max(1, corners.length - 1); i++) {
    const [x1, y1] = corners[i];
    const [x2, y2] = corners[i + 1] ?? corners[i];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((px - x1) * dx + (py - y1) * dy) / length;
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(px - x1 - share * dx, py - y1 - share * dy));
  }
  return least;
}
