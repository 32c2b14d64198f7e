/** Random pairs of players: generic ones, and ones on a coarse lattice, where ties and flat lines are common. */
import fc from 'fast-check';
import type { Point, Slice } from '../slice.ts';

/** Numbers as the game has them: no denormal ones. */
export const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_003 }).map((step) => min + ((max - min) * step) / 1_000_003);
const quarters = (min: number, max: number) =>
  fc.integer({ min: 4 * min, max: 4 * max }).map((n) => n / 4);

const sliceFrom = (
  gain: fc.Arbitrary<number>,
  curvature: fc.Arbitrary<number>,
  coupling: fc.Arbitrary<number>,
): fc.Arbitrary<Slice> =>
  fc.record({ gain: fc.tuple(gain, gain), curvature: fc.tuple(curvature, curvature), coupling });

export const genericSlice = sliceFrom(real(-2, 3), real(0.05, 2), real(-2, 2));
export const latticeSlice = sliceFrom(quarters(-1, 2), quarters(0, 1), quarters(-1, 1));
/** β = 0: all or nothing. */
export const flatSlice = sliceFrom(real(-2, 3), fc.constant(0), real(-2, 2));
export const anySlice = fc.oneof(genericSlice, latticeSlice, flatSlice);

export const anyPoint: fc.Arbitrary<Point> = fc.tuple(real(0, 1), real(0, 1));

export const swapped = ({ gain, curvature, coupling }: Slice): Slice => ({
  gain: [gain[1], gain[0]],
  curvature: [curvature[1], curvature[0]],
  coupling,
});
