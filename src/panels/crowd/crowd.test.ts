import { describe, expect, it } from 'vitest';
import { barOf, barsOf } from '../../game/summary.ts';
import { frameOf } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { drawCrowd } from './draw.ts';
import { barAt, crowdLayout } from './layout.ts';
import { describeBar, describeCrowd } from './painter.ts';
import type { Lab } from '../../state/lab.ts';
import { playerId } from '../../game/players.ts';

const epsilon = 0.01;
const layout = crowdLayout(336, 112, epsilon, 192);

describe('bars', () => {
  it('lay the zones side by side', () => {
    const rounded = layout.bars.map(
      ({ kind, x, width }) => `${kind} ${x.toFixed(1)} ${width.toFixed(1)}`,
    );
    expect(rounded).toMatchSnapshot();
    expect([0, 1, 10, 100, 192].map((count) => Math.round(layout.y(count)))).toMatchSnapshot();
  });

  it('have counts beside them that do not lie on one another, however low the picture', () => {
    for (const height of [80, 90, 112, 180])
      for (const most of [40, 192, 1184, 100_000]) {
        const { ticks, y } = crowdLayout(240, height, epsilon, most);
        const places = ticks.map((tick) => y(tick));
        const gaps = places.slice(1).map((place, index) => places[index]! - place);
        expect(Math.min(12, ...gaps)).toBe(12);
      }
  });

  it('hold the s they stand for', () => {
    for (const s of [0, 1e-6, 0.0099, 0.01, 0.3, 0.999999, 1]) {
      const { from, to } = layout.bars[barOf(s, epsilon)];
      expect(s).toBeGreaterThanOrEqual(from);
      expect(s).toBeLessThanOrEqual(to);
    }
  });

  it('are found under the pointer, and described', () => {
    layout.bars.forEach((bar, index) => expect(barAt(layout, bar.x + bar.width / 2)).toBe(index));
    expect(barAt(layout, 2)).toBeNull();
    expect(describeBar(layout.bars[0], 73)).toBe('s exactly 0: 73 players');
    expect(describeBar(layout.bars[1], 1)).toBe(
      's above 0, below the threshold ε = 0.01: 1 player',
    );
    expect(describeBar(layout.bars[2], 4)).toBe('s from 0.01 to 0.05: 4 players');
  });
});

it('is told with grouped numbers', () => {
  const latest = frameOf(1, new Array<number>(4096).fill(0));
  const words = describeCrowd({ trajectory: { latest } } as unknown as Lab);
  expect(words).toMatch(/^4\u202f096 at exactly 0, 0 below/);
});

it('draws hollow bars for the pruned, ramp colours for the rest, a pointer for the chosen', () => {
  const { ctx, calls } = recorder();
  const counts = barsOf(frameOf(1, [0, 0, 0.005, 0.5, 0.51, 1]).summaries);
  drawCrowd(
    ctx,
    { counts, epsilon, bar: null, pointers: [{ player: playerId(4), bar: barOf(0.5, epsilon) }] },
    layout,
    plainTheme,
  );
  expect(calls).toMatchSnapshot();
});
