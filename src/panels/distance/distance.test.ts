import { describe, expect, it } from 'vitest';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawDistance } from './draw.ts';
import { decades, distanceLayout } from './layout.ts';

describe('the log axis', () => {
  it('holds whole decades, at least two and at most six', () => {
    expect(decades(0.02, 30)).toEqual([-2, 2]);
    expect(decades(1, 10)).toEqual([-1, 1]);
    expect(decades(1e-12, 10)).toEqual([-5, 1]);
    expect(decades(0, 0)).toEqual([-2, 0]);
    expect(decades(0, 5)).toEqual([-1, 1]);
  });

  it('puts values where they belong, 0 on its foot', () => {
    const { x, y, ticks, plot } = distanceLayout(336, 112, 100, 0.02, 30);
    expect([0.001, 0.01, 1, 30, 100].map((value) => Math.round(y(value)))).toMatchSnapshot();
    expect([0, 50, 100].map((step) => Math.round(x(step)))).toMatchSnapshot();
    expect(ticks).toEqual([0.01, 1, 100]);
    expect(plot.y + plot.height).toBe(92);
  });
});

it('draws both distances, the sums of the regions, the changes, and the values at the cursor', () => {
  const { ctx, calls } = recorder();
  const scene = {
    steps: [0, 10, 20],
    gaps: [1, 0.5, 0],
    convs: [20, 5, 0.1],
    parts: [
      { name: 'out', values: [16, 4, 0.1] },
      { name: 'in', values: [4, 1, 0] },
    ] as const,
    marks: [{ name: 'gamma', step: 10, lastStep: 10, label: 'γ 2 → 4', price: 'gamma' }] as const,
    nowStep: 20,
    stepsPerEpoch: 10,
    cursor: 1,
  };
  drawDistance(ctx, scene, distanceLayout(336, 112, 20, 0.5, 20), plainTheme);
  expect(calls).toMatchSnapshot();
});
