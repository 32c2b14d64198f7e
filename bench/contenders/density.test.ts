import { expect, it } from 'vitest';
import { densities } from './density.ts';

it('counts pixels and hidden units that are not zero', () => {
  const hidden = {
    inputCount: 2,
    outputCount: 3,
    // Columns are units: the first sees x0, the second −x0 (silent), the third x1 (at s = 0).
    kernel: Float32Array.of(1, -1, 0, 0, 0, 1),
    bias: new Float32Array(3),
  };
  const output = {
    inputCount: 3,
    outputCount: 1,
    kernel: new Float32Array(3),
    bias: new Float32Array(1),
  };
  const pixels = Float32Array.of(1, 1, 1, 0);
  const shares = densities(pixels, [hidden, output], Float32Array.of(1, 1, 0));
  expect(shares).toEqual([3 / 4, 1 / 3]);
});
