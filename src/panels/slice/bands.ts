/** The landscape of the slice as outlines: bands of the potential, and basins. */
import { contours, type ContourMultiPolygon } from 'd3';
import { potentialIn, type Point, type Slice } from '../../game/frozen/slice.ts';

const SAMPLES = 25;
const LEVELS = 8;

/**
 * Bands of the pair's potential, lowest first.
 * @returns the rings of each, in units of s
 */
export function bandsOf(slice: Slice): Point[][][] {
  const values = Array.from({ length: SAMPLES * SAMPLES }, (_, index) =>
    potentialIn(slice, [
      (index % SAMPLES) / (SAMPLES - 1),
      Math.floor(index / SAMPLES) / (SAMPLES - 1),
    ]),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high - low > 1e-12)) return [];
  const levels = Array.from(
    { length: LEVELS },
    (_, level) => low + ((level + 1) / (LEVELS + 1)) * (high - low),
  );
  // The value of a sample stands half a unit inside its cell.
  return contours()
    .size([SAMPLES, SAMPLES])
    .thresholds(levels)(values)
    .map((shape) => ringsOf(shape, (c) => (c - 0.5) / (SAMPLES - 1)));
}

/** The outline of one basin, as rings in units of s. */
export const basinOutline = (basin: Uint8Array, cells: number, index: number): Point[][] =>
  contours()
    .size([cells, cells])
    .thresholds([0.5])(Array.from(basin, (each) => (each === index ? 1 : 0)))
    .flatMap((shape) => ringsOf(shape, (c) => c / cells));

const ringsOf = (shape: ContourMultiPolygon, at: (c: number) => number): Point[][] =>
  shape.coordinates.flatMap((polygon) =>
    polygon.map((ring) => ring.map(([column, row]): Point => [at(column), at(row)])),
  );
