import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frameOf } from '../test/crowd.ts';
import { labOf } from '../test/everyPanel.ts';
import { plainTheme, recorder } from '../test/recorder.ts';
import { keptRun, runsOf } from '../test/runs.ts';
import { coursePoints, createGhosts, type Frame } from './ghosts.ts';

/** A path that knows where its corners are. */
class FakePath {
  readonly corners: number[][] = [];
  lineTo(x: number, y: number): void {
    this.corners.push([x, y]);
  }
  addPath({ corners }: FakePath, { a = 1, d = 1, e = 0, f = 0 } = {}): void {
    for (const [x, y] of corners) this.corners.push([a * x + e, d * y + f]);
  }
}

const runs = [
  keptRun('a', { gamma: 1 }, { pruned: 20, accuracy: 97 }),
  keptRun('b', { gamma: 2 }, { pruned: 60, accuracy: 95 }),
];
const frame: Frame = {
  x: { values: [0, 20], places: [10, 110] },
  y: { values: [0, 1], places: [100, 0] },
  isNamed: true,
  namesTo: 110,
};

describe('kept runs behind a picture', () => {
  beforeEach(() => vi.stubGlobal('Path2D', FakePath));
  afterEach(() => vi.unstubAllGlobals());

  it('have their figures over epochs', () => {
    expect(coursePoints(runs[0], 'accuracy')).toEqual([1, 96, 2, 97]);
    expect(coursePoints(runs[0], 'mean').map((each) => Number(each.toFixed(3)))).toEqual([
      ...[0, 1, 1, 0.8, 2, 0.8],
    ]);
    const [, atStart, , half] = coursePoints(runs[0], 'pruned');
    expect(atStart).toBe(0);
    expect(half).toBeCloseTo(100 * (1 - 150 / 192), 6);
  });

  it('are one line altogether, and A one of its own with its name', () => {
    const lab = Object.assign(labOf({ frames: [frameOf(20, [1, 1, 1, 1, 1])] }), {
      runs: runsOf(runs),
    });
    const ghosts = createGhosts(lab);
    const strokes: FakePath[] = [];
    const { ctx, texts } = recorder();
    const noting = new Proxy(ctx, {
      get: (of, name) =>
        name === 'stroke'
          ? (path: FakePath) => void strokes.push(path)
          : (Reflect.get(of, name) as unknown),
    });
    ghosts.draw(noting, 'mean', frame, plainTheme);
    expect(strokes).toHaveLength(1);
    // Two epochs of ten steps, s from 1 down.
    expect(strokes[0].corners.slice(0, 2)).toEqual([
      [10, 0],
      [60, 100 - 100 * Math.fround(0.8)],
    ]);
    lab.runs.compare('a', 'a');
    ghosts.draw(noting, 'mean', frame, plainTheme);
    expect(strokes).toHaveLength(3);
    expect(texts().some((each) => each.includes('A run a'))).toBe(true);
    // The one that is shown is not behind itself.
    const { spec: startSpec, began } = runs[0].digest.manifest;
    lab.store.setState({ runId: 'a', startSpec, began, evaluations: [] });
    lab.runs.compare('a', null);
    lab.runs.store.setState({ runs: runs.slice(0, 1) });
    ghosts.draw(noting, 'mean', frame, plainTheme);
    expect(strokes).toHaveLength(3);
    // It is where it has gone another way.
    lab.store.setState({ startSpec: { ...startSpec, gamma: 7 } });
    ghosts.draw(noting, 'mean', frame, plainTheme);
    expect(strokes).toHaveLength(4);
  });
});
