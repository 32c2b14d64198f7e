import { evaluatedAt } from '../../protocol/test/evaluated.ts';
import { describe, expect, it } from 'vitest';
import { presetSpec } from '../../spec/presets.ts';
import { layersOf, trajectoryOf } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { lowestAccuracy, netCurves, publishedFor, valueAt } from './data.ts';
import { drawCurves } from './draw.ts';
import { accuracyFloor, curvesLayout, stepAt } from './layout.ts';

const trajectory = trajectoryOf(
  [
    [1, 1, 1, 1],
    [1, 0.5, 0.5, 1],
    [1, 0, 0, 1],
  ],
  10,
  layersOf(3, 1),
);
const evaluations = [
  evaluatedAt(0, 0.1, 0.1),
  evaluatedAt(10, 0.94, 0.94),
  evaluatedAt(20, 0.97, 0.92),
];
const curves = netCurves(evaluations, trajectory, 0);

describe('data', () => {
  it('takes the four curves from evaluations and columns', () => {
    expect(curves).toMatchSnapshot();
    expect(valueAt(curves.soft, 15)).toBe(94);
    expect(valueAt({ steps: [], values: [] }, 15)).toBeUndefined();
  });

  it('leaves the first moments out of the accuracy axis', () => {
    expect(lowestAccuracy(curves, null)).toBe(92);
    expect(lowestAccuracy(curves, { testAccuracy: 89.57, sparsity: 98.31 })).toBe(89.57);
    expect([99, 95.5, 92, 60, 11].map(accuracyFloor)).toEqual([98, 95, 90, 50, 0]);
  });

  it('shows the paper’s figures only for its own configurations, unchanged', () => {
    const named = presetSpec('l1-strong');
    expect(publishedFor(named, named)).toEqual({ testAccuracy: 89.57, sparsity: 98.31 });
    expect(publishedFor(named, { ...named, gamma: 0.2 })).toBeNull();
    expect(publishedFor(presetSpec('contest'), presetSpec('contest'))).toBeNull();
  });
});

describe('picture', () => {
  const layout = curvesLayout(336, 172, {
    tested: true,
    endStep: 20,
    lowestAccuracy: 92,
    largestLayer: 3,
  });

  it('leaves room for the longest name of a layer, in both curves of its column', () => {
    const data = { tested: true, endStep: 20, lowestAccuracy: 92, largestLayer: 40 };
    const { sparsity, active } = curvesLayout(336, 172, { ...data, longestValue: 10 }).curves;
    // “Players 40” is 53 px wide, 7 px from its curve.
    expect(336 - (active.plot.x + active.plot.width)).toBeGreaterThanOrEqual(60);
    expect(sparsity.plot.width).toBe(active.plot.width);
  });

  it('lays four curves on one time axis', () => {
    const boxes = Object.values(layout.curves).map(({ plot, ticks }) => ({ ...plot, ticks }));
    expect(boxes).toMatchSnapshot();
    expect(stepAt(layout, layout.curves.mean.plot.x, layout.curves.mean.plot.y + 5)).toBe(0);
    expect(stepAt(layout, 5, 5)).toBeNull();
  });

  it('writes present values beside the curves, and those of the past under the cursor', () => {
    const base = {
      curves,
      marks: [],
      behind: null,
      published: { testAccuracy: 96.64, sparsity: 0 },
      nowStep: 20,
      endStep: 20,
      played: null,
      stepsPerEpoch: 10,
      layerNames: ['L1', 'L2'],
      inShares: false,
    };
    const now = recorder();
    drawCurves(now.ctx, { ...base, cursor: null }, layout, plainTheme);
    expect(now.texts()).toMatchSnapshot();
    const past = recorder();
    drawCurves(past.ctx, { ...base, cursor: 10 }, layout, plainTheme);
    expect(past.texts().some((words) => words.startsWith('"94.0"'))).toBe(true);
  });
});
