import { pricesOfGroup } from '../../game/prices.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netOf } from '../../game/departure.ts';
import { marginalUtility, utility } from '../../game/utility.ts';
import { PruningHistory } from '../../state/pruningHistory.ts';
import { Trajectory } from '../../state/trajectory.ts';
import { frameOf, spec } from '../test/crowd.ts';
import { closeupPlayer } from '../test/closeup.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawInspector } from './draw.ts';
import { drawNow, sides } from './drawNow.ts';
import { inspectorLayout, nowLayout } from './layout.ts';
import { rivalsOf } from './rivals.ts';
import type { InspectorScene } from './scene.ts';
import { momentAt, momentsOf, paid, priceReader, type Moment } from './series.ts';
import { describeMoment, storyOf } from './words.ts';
import { shownIndex } from '../../game/players.ts';

const start = spec({ alpha: 2, beta: 0.25, gamma: 1, eta: 0.5 });

function trajectoryOf(): Trajectory {
  const trajectory = new Trajectory(2, 1);
  for (let step = 0; step <= 4; step++)
    trajectory.push(
      frameOf(step, [1, 0.5], {
        fee: step / 4,
        benefit: Float32Array.of(1, 2),
        normSquared: Float32Array.of(4, 9),
        rivalry: Float32Array.of(-1, 1),
      }),
    );
  return trajectory;
}

describe('the history of a player', () => {
  it('is weighed by the prices of its time, the fee by that of its frame', () => {
    const changes = [{ step: 2, patch: { eta: 2, alpha: 1 } }];
    const moments = momentsOf(trajectoryOf(), shownIndex(1), start, changes, 0, 'unit');
    // s = 0.5, b = 2, ‖θ‖² = 9, c = 1; nothing is known of step 0.
    expect(moments).toEqual([
      { step: 1, s: 0.5, strength: 1.5, benefit: 4, size: 2.25, presence: 0.25, rivals: 0.5 },
      { step: 2, s: 0.5, strength: 1.5, benefit: 4, size: 2.25, presence: 0.5, rivals: 0.5 },
      { step: 3, s: 0.5, strength: 1.5, benefit: 2, size: 2.25, presence: 0.75, rivals: 2 },
      { step: 4, s: 0.5, strength: 1.5, benefit: 2, size: 2.25, presence: 1, rivals: 2 },
    ]);
    const whole = momentsOf(trajectoryOf(), shownIndex(1), start, changes, 0, 'all');
    expect(whole[0]).toMatchObject({ benefit: 2, size: 0.5625, presence: 0.125, rivals: 0.25 });
  });

  it('sums to ∂U/∂s per unit and to U in all', () => {
    const frame = trajectoryOf().latest!;
    const stake = { benefit: 2, normSquared: 9, rivalry: 1 };
    const prices = { ...pricesOfGroup(start, 0, 1), gamma: frame.fees[0] };
    const last = (measure: 'unit' | 'all') =>
      momentsOf(trajectoryOf(), shownIndex(1), start, [], 0, measure).at(-1)!;
    expect(netOf(last('unit'))).toBeCloseTo(marginalUtility(0.5, stake, prices), 12);
    expect(netOf(last('all'))).toBeCloseTo(utility(0.5, stake, prices), 12);
    expect(paid(last('all'))).toBeCloseTo(2 - utility(0.5, stake, prices), 12);
  });

  it('is thinned to what can be told apart, and always ends now', () => {
    const moments = momentsOf(trajectoryOf(), shownIndex(0), start, [], 3, 'unit');
    expect(moments.map(({ step }) => step)).toEqual([3, 4]);
    expect([0, 3, 3.5, 9].map((step) => momentAt(moments, step))).toEqual([0, 0, 0, 1]);
  });

  it('reads prices as a run replays them: a change at step k acts in the step after', () => {
    const read = priceReader(
      start,
      [
        { step: 1, patch: { eta: 3 } },
        { step: 1, patch: { eta: 4 } },
        { step: 7, patch: { gamma: 9, beta: 0 } },
      ],
      0,
    );
    expect([1, 2, 8].map((step) => read(step))).toEqual([
      { alpha: 2, beta: 0.25, eta: 0.5 },
      { alpha: 2, beta: 0.25, eta: 4 },
      { alpha: 2, beta: 0, eta: 4 },
    ]);
  });
});

const moment = (step: number, patch: Partial<Moment>): Moment => ({
  step,
  s: 1,
  strength: 2,
  benefit: 2,
  size: 0,
  presence: 1,
  rivals: 0.5,
  ...patch,
});
const scene: InspectorScene = {
  moments: [
    moment(1, {}),
    moment(10, { s: 0.5, strength: 1, benefit: 1.25, presence: 2 }),
    moment(20, { s: 0, strength: 0, benefit: 0, presence: 2, rivals: -0.5 }),
  ],
  measure: 'unit',
  marks: [{ name: 'gamma', step: 5, lastStep: 5, label: 'γ 1 → 2', price: 'gamma' }],
  pushedAt: 8,
  leftAt: 15,
  stepsPerEpoch: 10,
  cursor: null,
};
const ends = { low: 0, high: 3, strength: 2 };

describe('drawing', () => {
  it('stacks the costs under the line of the benefit and marks the story', () => {
    const { ctx, calls } = recorder();
    drawInspector(ctx, scene, inspectorLayout(380, 256, 20, ends), plainTheme);
    expect(calls).toMatchSnapshot();
  });

  it('writes the values under the reading line instead, without words where it is narrow', () => {
    const { ctx, texts } = recorder();
    drawInspector(ctx, { ...scene, cursor: 0 }, inspectorLayout(300, 256, 20, ends), plainTheme);
    expect(texts()).toMatchSnapshot();
  });

  it.each([300, 380])('lines up both strips and the picture at %i px', (width) => {
    const { s, strength, plot, x } = inspectorLayout(width, 256, 20, ends);
    expect(new Set([s.box, strength.box, plot].map((box) => box.x)).size).toBe(1);
    expect(new Set([s.box, strength.box, plot].map((box) => box.width)).size).toBe(1);
    expect([s.box, strength.box, plot].map((box) => [box.y, box.height])).toMatchSnapshot();
    expect(x.range().map(Math.round)).toMatchSnapshot();
  });

  it('draws nothing before anything was measured', () => {
    const { ctx, calls } = recorder();
    const empty = { ...scene, moments: [] };
    drawInspector(ctx, empty, inspectorLayout(300, 256, 0, ends), plainTheme);
    expect(calls).toEqual([]);
  });

  it('lays the two sides beside one another as bars of one scale', () => {
    const { ctx, calls } = recorder();
    drawNow(ctx, scene.moments[1], 'unit', nowLayout(136, 256), plainTheme);
    expect(calls).toMatchSnapshot();
  });
});

it('puts what a negative cost brings with the earnings; the sides differ by the net', () => {
  const real = fc.double({ min: -5, max: 5, noNaN: true });
  const anyTerms = fc.record({ benefit: real, size: real, presence: real, rivals: real });
  fc.assert(
    fc.property(anyTerms, (now) => {
      const { earns, pays } = sides(now);
      const sum = (parts: [string, number][]) =>
        parts.reduce((total, [, value]) => total + value, 0);
      for (const [, value] of [...earns, ...pays]) expect(value).toBeGreaterThan(0);
      expect(sum(earns) - sum(pays)).toBeCloseTo(netOf(now), 9);
    }),
  );
});

describe('rivals', () => {
  // Player 2 itself, then 3, 4 and 5.
  const near = closeupPlayer(2, 0, [4, 1, -3, -1.5], [1, 0.5, 0, 1], [4, 1, 9, 1]);

  it('are ranked by what they weigh, and never include the player', () => {
    const { strongest, rest, restCount } = rivalsOf(near, 2);
    expect(strongest).toEqual([
      { player: 5, s: 1, cosine: -0.75, weight: -1.5 },
      { player: 3, s: 0.5, cosine: 0.5, weight: 0.5 },
    ]);
    expect([rest, restCount]).toEqual([0, 1]);
  });

  it('add up to c whatever the number shown', () => {
    for (const most of [0, 1, 2, 3]) {
      const { strongest, rest } = rivalsOf(near, most);
      expect(strongest.reduce((sum, { weight }) => sum + weight, rest)).toBeCloseTo(-1, 12);
    }
  });
});

describe('the story', () => {
  const rules = spec({ alpha: 1, beta: 0, eta: 0, epsilon: 0.01, benefitMemory: 0 });
  /** One player: s, benefit and fee of each step from 1240 − 1 on. */
  function tell(...rows: [step: number, s: number, benefit: number, fee: number][]): string {
    const call = new PruningHistory(1);
    for (const [step, s, benefit, fee] of rows)
      call.observe(frameOf(step, [s], { benefit: Float32Array.of(benefit), fee }), rules);
    return storyOf(call, shownIndex(0));
  }

  it('of leaving', () => {
    expect(tell([1239, 1, 2, 1], [1240, 1, 0.5, 1], [1833, 0, 0.5, 1])).toBe(
      'Left at step 1\u202f833, because its benefit fell. 0 has been its best response since step 1\u202f240.',
    );
    expect(tell([1, 1, 0.5, 1], [9, 0, 0.5, 1])).toBe(
      'Left at step 9, because the fee was more than it earned from the start. 0 has been its best response since step 1.',
    );
    expect(tell([1, 1, 2, 1], [5, 0, 2, 1])).toMatch(
      /^Out since step 5: no cost pushed it: s was below the threshold ε\. Now/,
    );
  });

  it('of staying, of being pushed, of coming back', () => {
    expect(tell()).toBe('Nothing has happened yet.');
    expect(tell([1, 1, 2, 1])).toMatch(/^No cost pushes it down/);
    expect(tell([1, 1, 2, 1], [2, 0.9, 2, 3])).toBe(
      'Pushed down since step 2, because the fee rose; still in. 0 has been its best response since step 2.',
    );
    expect(tell([1, 1, 2, 1], [2, 0, 2, 3], [3, 0.5, 2, 1])).toMatch(
      /^No cost pushes it down.*It came back once\.$/,
    );
    expect(tell([1, 1, 2, 1], [2, 0, 2, 3], [3, 0, 2, 1])).toBe(
      'Left at step 2, because the fee rose. Now taking part would be worth it.',
    );
  });

  it('of one moment', () => {
    expect(describeMoment(scene.moments[1], 10)).toBe(
      'epoch 1.00, step 10: s = 0.50, s‖θ‖ 1.00 · earns 1.25, pays 2.50 (presence 2.00, rivals 0.50)',
    );
  });
});
