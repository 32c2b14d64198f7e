import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUMMARY_LENGTH } from '../game/summary.ts';
import { frameLength, readFrame, writeFrame, type FrameScalars } from './frame.ts';

const single = fc.float({ noNaN: true, noDefaultInfinity: true });
const column = (length: number) =>
  fc.float32Array({ minLength: length, maxLength: length, noNaN: true });

const scalars: fc.Arbitrary<FrameScalars> = fc.record({
  step: fc.integer({ min: 0, max: 2 ** 24 }),
  loss: single,
  stepsPerSecond: single,
  stepMs: single,
  tensors: fc.nat(10_000),
  workShare: single,
  epsilon: single,
});

const moments = fc
  .record({
    layerCount: fc.integer({ min: 1, max: 5 }),
    players: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ layerCount, players }) =>
    fc.record({
      scalars,
      groups: fc.record({
        fees: column(layerCount),
        ends: fc.uint32Array({ minLength: layerCount, maxLength: layerCount, max: 2 ** 24 }),
      }),
      summaries: column(layerCount * SUMMARY_LENGTH),
      columns: fc.record({
        participation: column(players),
        benefit: column(players),
        normSquared: column(players),
        rivalry: column(players),
        motion: column(players),
        swing: column(players),
      }),
      shown: fc
        .subarray(
          Array.from({ length: players }, (_, i) => i),
          { minLength: 1 },
        )
        .map((list) => Uint32Array.from(list)),
    }),
  );

describe('a frame', () => {
  it('is read as it was written: scalars, summaries, and the shown players’ columns', () => {
    fc.assert(
      fc.property(moments, ({ scalars, groups, summaries, columns, shown }) => {
        const into = new Float32Array(
          frameLength(summaries.length / SUMMARY_LENGTH, shown.length),
        ).fill(NaN);
        writeFrame(into, scalars, groups, summaries, columns, shown);
        expect(into.some(Number.isNaN)).toBe(false);
        const {
          summaries: rows,
          participation,
          benefit,
          normSquared,
          rivalry,
          motion,
          swing,
          ...rest
        } = readFrame(into);
        expect(rest).toEqual({ ...scalars, ...groups });
        expect(rows).toEqual(summaries);
        const read = { participation, benefit, normSquared, rivalry, motion, swing };
        for (const [name, values] of Object.entries(read)) {
          const all = columns[name as keyof typeof columns];
          expect(values, name).toEqual(Float32Array.from(shown, (player) => all[player]));
        }
      }),
    );
  });

  it('is written anew into the same buffer, with nothing left of the frame before', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        const length = frameLength(one.summaries.length / SUMMARY_LENGTH, one.shown.length);
        const [fresh, used] = [new Float32Array(length), new Float32Array(length)];
        const filler = { ...one, scalars: other.scalars };
        for (const { scalars, groups, summaries, columns, shown } of [filler, one])
          writeFrame(used, scalars, groups, summaries, columns, shown);
        writeFrame(fresh, one.scalars, one.groups, one.summaries, one.columns, one.shown);
        expect(used).toEqual(fresh);
      }),
      { numRuns: 20 },
    );
  });

  it('is read without a copy: what is read lies in the buffer that is given back', () => {
    const shown = Uint32Array.of(0, 2);
    const values = Float32Array.of(1, 2, 3);
    const columns = {
      participation: values,
      benefit: values,
      normSquared: values,
      rivalry: values,
      motion: values,
      swing: values,
    };
    const into = new Float32Array(frameLength(1, shown.length));
    const rest = { loss: 0, stepsPerSecond: 0, stepMs: 0, tensors: 0 };
    const told = { step: 1, workShare: 1, epsilon: 0, ...rest };
    const groups = { fees: Float32Array.of(0), ends: Uint32Array.of(2) };
    writeFrame(into, told, groups, new Float32Array(SUMMARY_LENGTH), columns, shown);
    const frame = readFrame(into);
    for (const column of [frame.summaries, frame.participation, frame.rivalry])
      expect(column.buffer).toBe(into.buffer);
  });
});
