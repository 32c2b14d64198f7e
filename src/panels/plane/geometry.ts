/** Where a plane of points lies in a picture, and lines in it. */
import type { Box } from '../weights/layout.ts';

/** From (x, y) of the plane to the picture. */
export interface Projection {
  readonly box: Box;
  readonly half: number;
}

export type Spot = readonly [x: number, y: number];

export const spotOf = ({ box, half }: Projection, x: number, y: number): Spot => [
  box.x + ((x + half) / (2 * half)) * box.width,
  box.y + ((half - y) / (2 * half)) * box.height,
];

/** From a place in the picture to the plane. */
export const pointOf = ({ box, half }: Projection, [px, py]: Spot): Spot => [
  ((px - box.x) / box.width) * 2 * half - half,
  half - ((py - box.y) / box.height) * 2 * half,
];

export type Segment = readonly [from: Spot, to: Spot];

/**
 * Where a x + b y + c = 0 crosses the plane that is shown, in its own numbers.
 *
 * @returns null where it does not
 */
export function lineThrough(a: number, b: number, c: number, half: number): Segment | null {
  const size = Math.hypot(a, b);
  if (!(size > 0) || !Number.isFinite(c)) return null;
  // From the foot of the perpendicular, both ways along the line, until an edge is met.
  const [x0, y0] = [(-a * c) / size ** 2, (-b * c) / size ** 2];
  const [dx, dy] = [-b / size, a / size];
  let [least, most] = [-Infinity, Infinity];
  for (const [from, along] of [
    [x0, dx],
    [y0, dy],
  ] as const) {
    if (Math.abs(along) < 1e-12) {
      if (Math.abs(from) > half) return null;
      continue;
    }
    const ends = [(-half - from) / along, (half - from) / along];
    least = Math.max(least, Math.min(...ends));
    most = Math.min(most, Math.max(...ends));
  }
  if (!(least < most)) return null;
  return [
    [x0 + least * dx, y0 + least * dy],
    [x0 + most * dx, y0 + most * dy],
  ];
}

/**
 * Where a function over a grid is `level`, by marching squares: straight pieces, cell by cell.
 *
 * @param values at nodes, row after row; shape [side, side]
 * @returns pieces in units of the grid, from 0 to side − 1
 */
export function contour(values: ArrayLike<number>, side: number, level: number): Segment[] {
  const pieces: Segment[] = [];
  const above = (value: number) => value > level;
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const corners = [values[at]!, values[at + 1]!, values[at + side + 1]!, values[at + side]!];
      const [a, b, c, d] = corners as unknown as readonly [number, number, number, number];
      const places: readonly Spot[] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const crossings: Spot[] = [];
      for (let edge = 0; edge < 4; edge++) {
        const [from, to] = [corners[edge]!, corners[(edge + 1) % 4]!];
        if (above(from) === above(to)) continue;
        const share = (level - from) / (to - from);
        const [[x1, y1], [x2, y2]] = [places[edge]!, places[(edge + 1) % 4]!];
        crossings.push([x1 + share * (x2 - x1), y1 + share * (y2 - y1)]);
      }
      const [first, second, third, fourth] = crossings;
      if (first === undefined || second === undefined) continue;
      if (third === undefined || fourth === undefined) pieces.push([first, second]);
      else if (above((a + b + c + d) / 4) === above(a)) {
        // The centre belongs to the first corner: the pieces cut off the two others.
        pieces.push([first, second], [third, fourth]);
      } else pieces.push([fourth, first], [second, third]);
    }
  }
  return pieces;
}

/** A number for each node of a finer grid, straight between nodes; shape [to, to]. */
export function resampled(values: Int16Array, side: number, to: number): Float32Array {
  const fine = new Float32Array(to * to);
  const scale = (side - 1) / Math.max(1, to - 1);
  for (let row = 0; row < to; row++) {
    const y = row * scale;
    const top = Math.min(side - 2, Math.floor(y));
    const down = y - top;
    for (let column = 0; column < to; column++) {
      const x = column * scale;
      const left = Math.min(side - 2, Math.floor(x));
      const right = x - left;
      const at = top * side + left;
      const upper = values[at]! + right * (values[at + 1]! - values[at]!);
      const lower = values[at + side]! + right * (values[at + side + 1]! - values[at + side]!);
      fine[row * to + column] = upper + down * (lower - upper);
    }
  }
  return fine;
}
