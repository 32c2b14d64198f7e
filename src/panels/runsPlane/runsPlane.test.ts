import { describe, expect, it } from 'vitest';
import { toldOf } from '../runs/told.ts';
import { varying } from '../runs/coefficients.ts';
import { keptRun, HOSTILE_NAMES } from '../test/runs.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import {
  drawFront,
  drawGround,
  drawKept,
  drawOver,
  drawPaper,
  endInWords,
  namedTogether,
  type Standing,
} from './draw.ts';
import { planeLayout } from './layout.ts';
import { describeRun } from '../runs/describeRun.ts';
import { colouring } from './painter.ts';
import { bestAccuracy, planeScene, prunedAlong, traceAt } from './scene.ts';

const now = { ...toldOf(keptRun('now', { gamma: 2 }, { pruned: 70, accuracy: 95 })), isThis: true };
const runs = [
  now,
  ...[
    keptRun('a', { gamma: 1 }, { pruned: 20, accuracy: 97 }),
    keptRun('b', { gamma: 4 }, { pruned: 90, accuracy: 93, soft: 95 }),
    keptRun('c', { gamma: 3 }, { pruned: 85, accuracy: 92 }),
    keptRun('dead', { gamma: 9 }, { pruned: 99, accuracy: 11.35 }),
  ].map(toldOf),
];
const layout = planeLayout(592, 420, bestAccuracy(runs));
const scene = planeScene(runs, layout, null);
const standing: Standing = {
  ...{ lit: null, a: 'a', b: 'b', group: null, chosen: null, colourOf: null },
  differing: varying(runs),
};

describe('the plane', () => {
  it('has a trace for every run that was tested, and the paper’s four points', () => {
    expect(scene.traces.map(({ run, isDead, softY }) => [run.id, isDead, softY !== null])).toEqual([
      ['now', false, false],
      ['a', false, false],
      ['b', false, true],
      ['c', false, false],
      ['dead', true, false],
    ]);
    expect(scene.paper).toHaveLength(4);
    expect([...scene.onFront]).toEqual(['a', 'now', 'b']);
    const untested = { ...runs[1], moments: [], end: null };
    expect(planeScene([untested], layout, null).traces).toEqual([]);
  });

  it('keeps outliers inside, and is not squashed by them', () => {
    for (const { x, y } of scene.traces) {
      expect(x).toBeGreaterThanOrEqual(layout.plot.x);
      expect(x).toBeLessThanOrEqual(layout.plot.x + layout.plot.width);
      expect(y).toBeLessThanOrEqual(layout.plot.y + layout.plot.height);
    }
    const without = planeLayout(592, 420, bestAccuracy(runs.slice(0, 4)));
    expect(without.y(95)).toBe(layout.y(95));
  });

  it('goes across by one layer where that is asked, and leaves out runs without it', () => {
    const [, a] = runs;
    expect(prunedAlong(1)(a.end!, a)).toBeCloseTo(100 * (1 - 51 / 64), 6);
    expect(prunedAlong(7)(a.end!, a)).toBeNaN();
    expect(planeScene(runs, layout, 7).traces).toEqual([]);
    expect(planeScene(runs, layout, 0).traces).toHaveLength(5);
  });

  it('finds the run whose end, or else whose line, is under the pointer', () => {
    for (const { run, x, y } of scene.traces)
      expect(traceAt(scene.traces, x, y, 14)?.run.id).toBe(run.id);
    const [, { line }] = scene.traces;
    const middle = [(line[0] + line[2]) / 2, (line[1] + line[3]) / 2] as const;
    expect(traceAt(scene.traces, ...middle, 4)?.run.id).toBe('a');
    expect(traceAt(scene.traces, 0, 0, 4)).toBeNull();
    expect(traceAt([], 0, 0, 4)).toBeNull();
  });

  it('is drawn: ground, front, runs, words', () => {
    const { ctx, calls, texts } = recorder();
    const words = { leftEnd: '192 of 192 in', across: 'pruned, %', dead: 11.35 };
    drawGround(ctx, layout, words, plainTheme);
    drawFront(ctx, scene, plainTheme);
    drawKept(ctx, scene, standing, plainTheme);
    drawPaper(ctx, scene, plainTheme);
    drawOver(ctx, layout, scene, standing, plainTheme);
    expect(texts()).toMatchSnapshot();
    expect(calls.filter((call) => call.startsWith('arc')).length).toBe(6);
  });

  it('names the method of every baseline, of those that are beaten, too', () => {
    const baselines = [
      keptRun('m', { dynamics: 'magnitude', gamma: 0 }, { pruned: 70, accuracy: 94 }),
      keptRun('r', { dynamics: 'random', gamma: 0 }, { pruned: 72, accuracy: 80 }),
    ].map(toldOf);
    const all = [...runs, ...baselines];
    const { ctx, texts } = recorder();
    const differing = varying(all);
    drawOver(ctx, layout, planeScene(all, layout, null), { ...standing, differing }, plainTheme);
    expect(texts().join('\n')).toMatch(/ random/);
    expect(describeRun(baselines[0]!, differing)).toContain('magnitude: 94.0 %');
  });

  it('shows how far a run that diverged had come, and no end of it', () => {
    const diverged = { ...runs[1], ended: 'diverged' as const };
    const { ctx, calls } = recorder();
    drawKept(ctx, planeScene([diverged], layout, null), standing, plainTheme);
    expect(calls.some((call) => call.startsWith('lineTo'))).toBe(true);
    expect(calls.some((call) => call.startsWith('arc'))).toBe(false);
    expect(describeRun(diverged, ['gamma'])).toContain('γ 1: diverged after 20 steps');
  });

  it('colours by rank where that is asked, and runs apart only as far as they differ', () => {
    const colour = colouring(runs, 'gamma', (s) => s.toFixed(2))!;
    expect(runs.map(colour)).toEqual(['0.40', '0.20', '0.80', '0.60', '1.00']);
    expect(colouring(runs, null, String)).toBeNull();
  });

  it.each(HOSTILE_NAMES)('writes any name shortly: %j', (name) => {
    const run = toldOf(keptRun('x', { seed: 3 }, { pruned: 50, accuracy: 95 }, { name }));
    const { ctx, texts } = recorder();
    const all = [
      run,
      ...runs.slice(1).map((each) => ({ ...each, spec: run.spec, startSpec: run.startSpec })),
    ];
    const differing = varying(all);
    drawOver(
      ctx,
      layout,
      planeScene(all, layout, null),
      { ...standing, lit: 'x', differing },
      plainTheme,
    );
    for (const said of texts()) expect(said.length).toBeLessThan(200);
    expect(describeRun(run, [])).toContain('95.0 %');
  });
});

describe('words beside dots', () => {
  it('of runs of one setting that end on one dot stand there once, with both names', () => {
    const [first, , other] = scene.traces;
    const twin = { ...first!, x: first!.x + 1 };
    const unlike = { ...other!, x: first!.x, y: first!.y };
    const wanted = [
      [first, 'this run'],
      [twin, 'A'],
      [unlike, 'B'],
      [undefined, 'lit'],
    ] as const;
    const named = namedTogether(wanted, varying(runs));
    expect(named.map(({ word }) => word)).toEqual(['this run, A', 'B']);
  });

  it('count the players of the layer that is shown across', () => {
    expect(endInWords(now, null)).toBe(' 95.0 %, 58 players');
    expect(endInWords(now, 1)).toBe(' 95.0 %, 19 players of layer 2');
  });
});
