import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../spec/spec.ts';
import { frameOf, layersOf, spec, trajectoryOf } from '../test/crowd.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { classify, FALLING, PRUNED, STATES } from '../shared/states.ts';
import { drawChanges, drawStrips, drawTimeAxis, type Strip } from './draw.ts';
import { heatBand, heatPlayer, heatRows, heatY, pixelRows } from './heat.ts';
import { drawnColumns, endOfAxis, horizonSteps, stepsPerPx, timeLayout } from './layout.ts';
import { drawingOrder, Lines } from './lines.ts';
import { drawEndLabels, drawPush } from './now.ts';
import { keptPoints } from './polyline.ts';
import { changeMarks, priceSteps, stripPrices } from './prices.ts';
import { playerId, shownIndex } from '../../game/players.ts';

const layout = timeLayout(704, 356, 2, 100, 2);

describe('layout', () => {
  it('ends the axis at the next round epoch', () => {
    const ends = [0, 0.09, 0.1, 0.3, 0.99, 1, 2.5, 5.54, 10, 20, 49, 120];
    expect(ends.map((epoch) => endOfAxis(epoch, 200))).toEqual([
      0.1, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 50, 200,
    ]);
  });

  it('ends the axis with the run, unless the run goes on beyond its plan', () => {
    expect([1, 9.9, 19, 20, 21].map((epoch) => endOfAxis(epoch, 20))).toEqual([2, 10, 20, 20, 50]);
  });

  it('gives plot and strips their places', () => {
    const { plot, strips, ticks, narrow } = timeLayout(358, 330, 10, 430, 3);
    expect({ plot, strips, ticks, narrow }).toMatchSnapshot();
  });

  it('gives the lines of players their room first, and strips what is left', () => {
    expect(
      [330, 150, 175, 200].map((height) => timeLayout(280, height, 10, 430, 2).strips.length),
    ).toEqual([2, 0, 1, 2]);
    expect(timeLayout(280, 130, 10, 430, 2).plot.height).toBe(96);
  });

  it('draws columns at least two pixels apart', () => {
    const steps = Float64Array.from({ length: 100 }, (_, i) => i);
    expect(drawnColumns(steps, 100, -1, 5).slice(0, 4)).toEqual([0, 10, 20, 30]);
    expect(drawnColumns(steps, 100, 90, 5)).toEqual([]);
    expect(drawnColumns(steps, 100, 85, 5)).toEqual([95]);
  });

  it('lets the strokes look 90 steps ahead, within bounds in pixels', () => {
    const px = (epochs: number) => {
      const at = timeLayout(704, 356, epochs, 430, 2);
      return Math.round(horizonSteps(at) / stepsPerPx(at));
    };
    expect([0.1, 10, 50].map(px)).toEqual([22, 12, 8]);
  });
});

describe('polyline', () => {
  it('keeps two points of a straight line and the corner of a bent one', () => {
    const x = Float32Array.from({ length: 9 }, (_, i) => 2 * i);
    const kept = new Uint16Array(9);
    expect(
      keptPoints(
        x,
        x.map((v) => 3 * v),
        9,
        0.3,
        kept,
      ),
    ).toBe(2);
    const bent = x.map((v) => Math.abs(v - 8) * 5);
    expect([...kept.slice(0, keptPoints(x, bent, 9, 0.3, kept))]).toEqual([0, 4, 8]);
  });

  it('never strays further than the tolerance', () => {
    const heights = fc.array(fc.float({ min: 0, max: 100, noNaN: true }), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(heights, (values) => {
        const x = Float32Array.from(values, (_, i) => 2 * i);
        const y = Float32Array.from(values);
        const kept = new Uint16Array(values.length);
        const count = keptPoints(x, y, values.length, 0.3, kept);
        for (let k = 1; k < count; k++) {
          const [from, to] = [kept[k - 1], kept[k]];
          for (let i = from; i <= to; i++) {
            const share = (x[i] - x[from]) / (x[to] - x[from]);
            expect(Math.abs(y[from] + share * (y[to] - y[from]) - y[i])).toBeLessThan(0.3 + 1e-3);
          }
        }
      }),
    );
  });
});

describe('prices', () => {
  const start = spec({ gamma: 2, eta: 0, beta: 0, alpha: 1 });
  const changes = [
    { step: 100, patch: { eta: 0.02 } },
    { step: 180, patch: { gamma: 3 } },
    { step: 182, patch: { gamma: 4 } },
    { step: 190, patch: { lrS: 0.001 } },
  ];

  it('shows γ and η always, the others once they speak', () => {
    expect(stripPrices(start, [])).toEqual(['gamma', 'eta']);
    expect(stripPrices({ ...start, alpha: 5 }, [{ step: 1, patch: { beta: 0.1 } }])).toEqual([
      'gamma',
      'eta',
      'beta',
      'alpha',
    ]);
    expect(priceSteps('gamma', start, changes)).toEqual([
      { step: 0, value: 2 },
      { step: 180, value: 3 },
      { step: 182, value: 4 },
    ]);
  });

  it('makes one mark of a dragged slider, none of a drag that returns', () => {
    const labels = changeMarks(start, changes, 10).map(({ step, label }) => `${step} ${label}`);
    expect(labels).toEqual(['100 η 0 → 0.02', '180 γ 2 → 4', '190 η_s 5×10⁻⁴ → 0.001']);
    const back = [...changes.slice(1, 3), { step: 185, patch: { gamma: 2 } }];
    expect(changeMarks(start, back, 10)).toEqual([]);
  });

  it('makes one mark of one movement of the hand, and two of two, however close', () => {
    const moved = (step: number, gamma: number, gesture: number): Change => ({
      step,
      patch: { gamma },
      gesture,
    });
    const drags = [moved(10, 3, 1), moved(90, 4, 1), moved(92, 3, 2), moved(93, 5, 2)];
    expect(changeMarks(start, drags, 10).map(({ step, label }) => `${step} ${label}`)).toEqual([
      '10 γ 2 → 4',
      '92 γ 4 → 5',
    ]);
  });

  it('marks what was done to players, and switches as on or off', () => {
    const done: Change[] = [
      { step: 5, patch: {}, act: { kind: 'pin', player: playerId(12), participation: 0.5 } },
      { step: 6, patch: { freezeTheta: true } },
      { step: 9, patch: {}, act: { kind: 'setToEquilibrium' } },
    ];
    expect(changeMarks(spec(), done, 10).map(({ step, label }) => `${step} ${label}`)).toEqual([
      '5 12 kept at 0.5',
      '6 freeze the weights: on',
      '9 jump to equilibrium',
    ]);
  });

  it('draws strips, values and marks without collisions', () => {
    const { ctx, texts } = recorder();
    const marks = changeMarks(start, changes, 10);
    const strips: Strip[] = stripPrices(start, changes).map((name) => ({
      name,
      steps: priceSteps(name, start, changes),
      inForce: null,
      now: name === 'gamma' ? 4 : 0.02,
      note: name === 'gamma' ? 'eases in' : '',
    }));
    drawTimeAxis(ctx, layout, 195, plainTheme);
    drawStrips(ctx, strips, marks, layout, 195, plainTheme);
    drawChanges(ctx, marks, layout, plainTheme);
    expect(texts()).toMatchSnapshot();
  });
});

const SETTLED = STATES.indexOf('settled');

describe('lines', () => {
  const rows = Array.from({ length: 20 }, (_, i) => [1, 1 - i / 20, Math.max(0, 1 - i / 8)]);
  const trajectory = trajectoryOf(rows);
  const frame = frameOf(195, [1, 0.02, 0], { benefit: Float32Array.of(2, 0, 0), fee: 1 });
  const rules = spec({ beta: 0, eta: 0 });
  const crowd = classify(frame, rules);
  const scene = {
    trajectory,
    layers: layersOf(3),
    layout,
    theme: plainTheme,
    ratio: 1,
    state: crowd.state,
  };

  it('puts those who stay on top', () => {
    expect([...drawingOrder(Uint8Array.of(SETTLED, PRUNED, FALLING, SETTLED, PRUNED))]).toEqual([
      1, 4, 2, 0, 3,
    ]);
  });

  it('draws each player once, in the style of its state, and adds new columns', () => {
    const { ctx, calls } = recorder();
    const lines = new Lines(ctx, scene);
    expect(lines.advance(Infinity)).toBe(true);
    expect(lines.lastStep).toBe(190);
    expect(calls).toMatchSnapshot();
    calls.length = 0;
    trajectory.push(frameOf(200, [1, 0, 0]));
    lines.append(crowd.state);
    expect(lines.lastStep).toBe(200);
    expect(calls.filter((call) => /To /.test(call))).toMatchSnapshot();
  });

  it('works in slices', () => {
    const lines = new Lines(recorder().ctx, scene);
    let slices = 1;
    while (!lines.advance(-Infinity)) slices++;
    expect(slices).toBe(3);
  });

  it('draws the push beyond now, and labels that do not collide', () => {
    const { ctx, calls, texts } = recorder();
    const now = {
      frame,
      crowd,
      spec: rules,
      trajectory,
      columns: [0],
      chosen: [{ player: shownIndex(1), name: playerId(1) }],
      drawnStep: 190,
    };
    drawPush(ctx, now, layout, plainTheme);
    expect(calls.filter((call) => /To /.test(call))).toMatchSnapshot();
    drawEndLabels(ctx, now, layout, plainTheme);
    expect(texts()).toMatchSnapshot();
  });
});

describe('heat', () => {
  const layers = layersOf(3, 2);
  const trajectory = trajectoryOf([
    [1, 1, 1, 1, 1],
    [0, 1, 0.5, 0.1, 1],
  ]);
  const rows = heatRows(trajectory, layers, [0, 1]);

  it('puts long stayers on top of their layer', () => {
    expect([...rows.order]).toEqual([1, 2, 0, 4, 3]);
    expect([...rows.rank]).toEqual([2, 0, 1, 4, 3]);
  });

  it('finds the player whose row is pointed at', () => {
    for (let player = 0; player < 5; player++) {
      expect(
        heatPlayer(layout, layers, rows, heatY(layout, layers, rows, shownIndex(player))),
      ).toBe(player);
    }
    expect(heatPlayer(layout, layers, rows, heatBand(layout, layers, 0).bottom + 1)).toBeNull();
  });

  it('covers every player, in every density', () => {
    for (const [players, height] of [
      [layersOf(3, 2), 272],
      [layersOf(512, 256), 272],
      [layersOf(512, 256), 100],
    ] as const) {
      const lookup = pixelRows({ ...layout, plot: { ...layout.plot, height } }, players, height, 1);
      const seen = new Set<number>();
      for (let row = 0; row < height; row++) {
        if (lookup[2 * row] < 0) continue;
        for (let rank = lookup[2 * row]; rank <= lookup[2 * row + 1]; rank++) seen.add(rank);
      }
      const total = players.reduce((sum, { count }) => sum + count, 0);
      expect(seen.size).toBe(total);
      expect(Math.max(...seen)).toBe(total - 1);
    }
  });
});
