import { describe, expect, it } from 'vitest';
import { varying } from '../runs/coefficients.ts';
import { toldOf } from '../runs/told.ts';
import { keptRun } from '../test/runs.ts';
import { axesOf, brushAfterKey, chosenBy } from './axes.ts';
import { along, axesLayout, shareAt, strandAt, strandsOf } from './layout.ts';

const runs = [
  keptRun('a', { beta: 0, gamma: 1, dynamics: 'projected' }, { pruned: 0, accuracy: 97 }),
  keptRun('b', { beta: 0.02, gamma: 2 }, { pruned: 60, accuracy: 95 }),
  keptRun('c', { beta: 0.2, gamma: 2, seed: 1 }, { pruned: 90, accuracy: 92 }),
].map(toldOf);
const axes = axesOf(runs, varying(runs), 97);
const axis = (id: string) => axes.find((each) => each.id === id)!;

describe('parallel axes', () => {
  it('are the coefficients that vary, then what runs got', () => {
    expect(axes.map(({ id }) => id)).toEqual(['beta', 'gamma', 'seed', 'pruned', 'right']);
    expect(axes.map(({ ticks }) => ticks.map(({ words }) => words))).toMatchSnapshot();
  });

  it('have 0 apart from the log scale of a price', () => {
    const places = runs.map((run) => axis('beta').at(run)!);
    expect(places[0]).toBe(0);
    expect(places[1]).toBeGreaterThan(0.1);
    expect(places[2]).toBe(1);
    expect(axis('beta').words(0)).toBe('0');
  });

  it('have no place for what was not tested', () => {
    expect(axis('right').at({ ...runs[0], end: null })).toBeNull();
  });
});

describe('brushes', () => {
  it('choose what is in all of them, and all without any', () => {
    expect(chosenBy(runs, axes, {})).toBeNull();
    const pruned = (id: number) => axis('pruned').at(runs[id])!;
    expect(chosenBy(runs, axes, { pruned: [pruned(1), 1] })).toEqual(new Set(['b', 'c']));
    expect(chosenBy(runs, axes, { pruned: [pruned(1), 1], beta: [0, 0.5] })).toEqual(
      new Set(['b']),
    );
    expect(chosenBy(runs, axes, { pruned: [0.99, 1] })).toEqual(new Set());
    expect(chosenBy(runs, axes, { gone: [0, 0] })).toBeNull();
  });

  it('are begun, moved, narrowed and cleared by keys', () => {
    expect(brushAfterKey(undefined, 'ArrowUp', false, 0.1)).toEqual([0.5, 1]);
    expect(brushAfterKey([0.25, 0.5], 'ArrowUp', false, 0.25)).toEqual([0.5, 0.75]);
    expect(brushAfterKey([0.5, 1], 'ArrowUp', false, 0.25)).toEqual([0.75, 1]);
    expect(brushAfterKey([0.25, 0.5], 'ArrowDown', true, 0.25)).toEqual([0, 0.5]);
    expect(brushAfterKey([0.5, 0.5], 'ArrowUp', true, 0.25)).toEqual([0.5, 0.5]);
    expect(brushAfterKey([0.5, 1], 'Escape', false, 0.1)).toBeNull();
    expect(brushAfterKey(undefined, 'Escape', false, 0.1)).toBeUndefined();
    expect(brushAfterKey([0, 1], 'q', false, 0.1)).toBeUndefined();
  });
});

describe.each([
  ['upright', 592],
  ['lying', 358],
])('axes that are %s', (_, width) => {
  const layout = axesLayout(width, 208, axes.length);
  const strands = strandsOf(runs, axes, layout);

  it('are read back where they are drawn', () => {
    for (const share of [0, 0.3, 1])
      expect(shareAt(layout, along(layout, share))).toBeCloseTo(share);
    expect([shareAt(layout, -999), shareAt(layout, 9999)].sort()).toEqual([0, 1]);
  });

  it('have every run at a place of its own', () => {
    // b and c have one γ.
    const gamma = axes.findIndex(({ id }) => id === 'gamma');
    expect(strands[1].places[gamma]).not.toBe(strands[2].places[gamma]);
    expect(strands.every(({ places }) => places.every(Number.isFinite))).toBe(true);
  });

  it('find the run under the pointer', () => {
    const last = axes.length - 1;
    for (const strand of strands) {
      const [at, place] = [layout.across[last], strand.places[last]];
      const [x, y] = layout.isNarrow ? [place, at] : [at, place];
      expect(strandAt(strands, layout, x, y, 8)?.run.id).toBe(strand.run.id);
    }
    expect(strandAt(strands, layout, -50, -50, 8)).toBeNull();
  });
});
