import { expect, it } from 'vitest';
import { SUMMARY_LENGTH } from '../src/game/summary.ts';
import { frameLength, writeFrame } from '../src/protocol/frame.ts';
import { collapseOf, spiralSummary, type Arrival } from './spiral.ts';

/** A frame of one layer. @param active how many of them are in */
function arrival(ms: number, step: number, players: number, active: number): Arrival {
  const into = new Float32Array(frameLength(1, players));
  const participation = Float32Array.from({ length: players }, (_, i) => (i < active ? 1 : 0));
  const zeros = new Float32Array(players);
  const columns = {
    ...{ participation, benefit: zeros, normSquared: zeros },
    ...{ rivalry: zeros, motion: zeros, swing: zeros },
  };
  const scalars = {
    ...{ step, loss: 1, stepsPerSecond: 60, stepMs: 1, tensors: 0, workShare: 1 },
    epsilon: 0.01,
  };
  const groups = { fees: Float32Array.of(1), ends: Uint32Array.of(players) };
  const shown = Uint32Array.from({ length: players }, (_, i) => i);
  writeFrame(into, scalars, groups, new Float32Array(SUMMARY_LENGTH), columns, shown);
  return { ms, values: [...into] };
}

it('counts from the first step of the run that was chosen, and says when half were out', () => {
  const before = arrival(10, 500, 192, 20);
  const arrivals = [before, arrival(200, 0, 64, 64), arrival(300, 1, 64, 64)];
  const whole = { startedMs: 300, halvedMs: null, active: 64, steps: 1 };
  expect(collapseOf(arrivals)).toEqual(whole);
  const later = [...arrivals, arrival(900, 90, 64, 32), arrival(950, 95, 64, 16)];
  expect(collapseOf(later)).toEqual({ startedMs: 300, halvedMs: 900, active: 16, steps: 95 });
  expect(collapseOf([before])).toEqual({ startedMs: null, halvedMs: null, active: 64, steps: 0 });
});

it('says in how many rounds it came to that', () => {
  const round = { startedMs: 300, halvedMs: 4000, active: 16, steps: 95 };
  const text = spiralSummary({
    machine: {
      ...{ processor: 'A processor', cores: 2, memoryGb: 8, system: 'linux x64', node: '20' },
      ...{ browser: 'Chromium 1', adapter: null, load: [0.5, 2] },
    },
    date: '2026-01-01T00:00:00.000Z',
    rounds: [round, { ...round, startedMs: 500, halvedMs: null }],
  });
  expect(text).toContain('until a step was shown: 400 (300 to 500)');
  expect(text).toContain('had been pruned: 4000 (4000 to 4000, in 1 rounds of 2)');
});
