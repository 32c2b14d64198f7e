import { describe, expect, it } from 'vitest';
import { peakModule } from './peak.ts';

/** Some Nodes have no relaxed SIMD without a flag. */
const kinds = (['mulAdd', 'relaxedMadd'] as const).filter(
  (kind) => kind === 'mulAdd' || WebAssembly.validate(peakModule(kind)),
);

describe('peakModule', () => {
  it.each(kinds)('computes what it times (%s)', async (kind) => {
    const { instance } = await WebAssembly.instantiate(peakModule(kind));
    const run = instance.exports.run as (count: number, x: number, y: number) => number;
    // 3 passes of 8: each of the 12 sums begins at x and becomes sum · x + y.
    let sum = 0.5;
    for (let i = 0; i < 3 * 8; i++) sum = Math.fround(Math.fround(sum * 0.5) + 0.25);
    expect(run(3, 0.5, 0.25)).toBeCloseTo(12 * sum, 4);
    // x = 1: one grows by y each time, so the number of passes shows.
    expect(run(3, 1, 2)).toBe(12 * (1 + 24 * 2));
  });
});
