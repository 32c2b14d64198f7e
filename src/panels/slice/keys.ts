/** Where an arrow key moves the what-if point: across and upwards, never out of the square. */
import type { Point } from '../../game/frozen/slice.ts';

const STEP = 0.05;
const LEAP = 0.2;

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
};

/** @returns null where the key means nothing here */
export function moved([s, t]: Point, key: string, far: boolean): Point | null {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const by = far ? LEAP : STEP;
  // Without the dust of binary fractions.
  const clip = (value: number) => Math.min(1, Math.max(0, Math.round(value * 1e6) / 1e6));
  return [clip(s + by * direction[0]), clip(t + by * direction[1])];
}
