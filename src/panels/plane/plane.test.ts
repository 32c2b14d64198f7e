import { describe, expect, it } from 'vitest';
import { dataSetOf } from '../../data/rows.ts';
import { playerId } from '../../game/players.ts';
import { foldedNet } from '../../game/smallNet.ts';
import { PlaneHistory } from '../../state/planeHistory.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import { chosenMoments } from '../planeHistory/moments.ts';
import { contour, lineThrough, resampled, type Segment } from './geometry.ts';
import {
  boundaryOf,
  neuronLines,
  pointsOf,
  redrawn,
  shareThatDiffers,
  wrongPoints,
} from './scene.ts';

const { plane } = dataSetOf({ data: 'spiral' });
const SIDE = 24;

/**
 * A net 2-2-2 that says class 1 where max(0, x) + max(0, y) > 0.5: two neurons, of which each draws a part.
 *
 * @param s of the two neurons
 */
function corner(s: readonly [number, number], step = 0): PlaneTaken {
  const numbers = Float32Array.of(1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0.5, 0, ...s);
  const net = {
    players: 2,
    scale: { shift: 0, scale: 1 },
    layers: [
      { inputs: 2, outputs: 2, activations: ['relu'], units: 0, reads: null, weights: null },
      { inputs: 2, outputs: 2, activations: [], units: null, reads: null, weights: null },
    ],
  } as const;
  const empty = new Int16Array(2 * SIDE * SIDE);
  const shape = { kind: 'plane', side: SIDE, classes: 2, net } as const;
  // Nobody is taken out: this draws the margins.
  return redrawn({ ...shape, step, margins: empty, numbers }, plane!, numbers, null);
}

const lengthOf = (pieces: readonly Segment[]): number =>
  pieces.reduce((sum, [[x1, y1], [x2, y2]]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);

describe('lines of neurons', () => {
  it('end at the edges of the plane, wherever they lie', () => {
    expect(lineThrough(1, 0, -0.5, 1)).toEqual([
      [0.5, -1],
      [0.5, 1],
    ]);
    const [from, to] = lineThrough(1, 1, 0, 1)!;
    for (const [x, y] of [from, to]) {
      expect(x + y).toBeCloseTo(0, 12);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeCloseTo(1, 12);
    }
    expect(lineThrough(1, 0, 2, 1)).toBeNull();
    for (const nothing of [lineThrough(0, 0, 1, 1), lineThrough(NaN, 1, 0, 1)])
      expect(nothing).toBeNull();
  });

  it('are those of the first layer, with the s of their players; one that is taken out has none', () => {
    const lines = neuronLines(corner([1, 0.25]), plane!, null);
    expect(lines.map(({ player, s }) => [player, s])).toEqual([
      [0, 1],
      [1, 0.25],
    ]);
    const [[[x1], [x2]]] = lines[0]!.pieces as [Segment];
    expect([x1, x2]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
    expect(neuronLines(corner([1, 0.25]), plane!, 0).map(({ s }) => s)).toEqual([0, 0.25]);
  });

  it('are curves where the net is shown more than x and y', () => {
    const curved = dataSetOf({ data: 'spiral', features: 'squares' }).plane!;
    const flat = corner([1, 1]);
    // x² + y² − 1 = 0.
    const [layer, ...rest] = flat.net.layers;
    const taken = {
      ...flat,
      net: { ...flat.net, layers: [{ ...layer!, inputs: 4, outputs: 1 }, ...rest] },
      numbers: Float32Array.of(0, 0, 1, 1, -1, ...flat.numbers.subarray(6)),
    };
    const [circle] = neuronLines(taken, curved, null);
    expect(lengthOf(circle!.pieces)).toBeCloseTo(2 * Math.PI, 0);
    for (const [[x, y]] of circle!.pieces) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
  });
});

describe('the boundary', () => {
  it('follows a level through the cells of a grid, in two pieces where a cell is a saddle', () => {
    const slope = Float32Array.from({ length: 25 }, (_, at) => at % 5);
    const pieces = contour(slope, 5, 1.5);
    expect(lengthOf(pieces)).toBeCloseTo(4, 12);
    for (const [[x]] of pieces) expect(x).toBeCloseTo(1.5, 12);
    expect(contour([1, 0, 0, 1], 2, 0.5)).toHaveLength(2);
    expect(contour([1, 1, 1, 1], 2, 0.5)).toHaveLength(0);
  });

  it('lies where the net is undecided', () => {
    const taken = corner([1, 1]);
    const half = plane!.half;
    for (const spot of boundaryOf(taken).flat()) {
      const [x, y] = [2 * half * spot[0] - half, half - 2 * half * spot[1]];
      expect(Math.max(0, x) + Math.max(0, y)).toBeCloseTo(0.5, 1);
    }
  });

  it('without a player is that of the net whose s is 0', () => {
    const now = corner([1, 1]);
    const without = redrawn(now, plane!, now.numbers, 1);
    expect(without.margins).toEqual(corner([1, 0]).margins);
    // Left of 0 a strip of 1.5 by 1, from there to x = 0.5 what lies above y = 0.5 − x.
    expect(shareThatDiffers(now, without)).toBeCloseTo((1.5 + 0.625) / 9, 1);
    expect(shareThatDiffers(now, now)).toBe(0);
  });

  it('is drawn finer by straight lines between nodes', () => {
    expect([...resampled(Int16Array.of(0, 100, 0, 100), 2, 3)]).toEqual([
      ...[0, 50, 100, 0, 50, 100, 0, 50, 100],
    ]);
  });
});

it('points are those of the data set, and each is judged by the net', () => {
  const points = pointsOf(dataSetOf({ data: 'spiral', points: 300 }), 'test', 'paper')!;
  expect(points.count).toBe(300);
  const wrong = wrongPoints(foldedNet(corner([1, 1]).net, corner([1, 1]).numbers), points);
  points.labels.forEach((label, i) => {
    const [x, y] = points.values.subarray(2 * i, 2 * i + 2) as unknown as readonly [number, number];
    const answer = Math.max(0, x) + Math.max(0, y) > 0.5 ? 1 : 0;
    expect(wrong[i]).toBe(answer === label ? 0 : 1);
  });
  expect(pointsOf(dataSetOf({ data: 'mnist' }), 'train', 'paper')).toBeNull();
});

it('of the training points those are judged that train: what is kept aside for validation is by itself', () => {
  const dataSet = dataSetOf({ data: 'spiral', points: 600 });
  const of = (part: 'train' | 'validation' | 'test', split: 'validation' | 'paper') =>
    pointsOf(dataSet, part, split)!;
  const all = of('train', 'paper');
  const [train, kept] = [of('train', 'validation'), of('validation', 'validation')];
  expect([all, train, kept].map(({ count }) => count)).toEqual([600, 500, 100]);
  expect(of('validation', 'paper').count).toBe(0);
  expect([...train.values.subarray(0, 1000), ...kept.values]).toEqual([...all.values]);
  expect([...train.labels.subarray(0, 500), ...kept.labels]).toEqual([...all.labels]);
  // Of very many the first are shown.
  const many = pointsOf(dataSetOf({ data: 'spiral', points: 6000 }), 'train', 'validation')!;
  expect([many.count, many.all]).toEqual([1000, 5000]);
});

describe('the past of the boundary', () => {
  const seen = (...counts: readonly number[]): PlaneHistory => {
    const history = new PlaneHistory();
    counts.forEach((count, step) =>
      history.observe(corner([count > 0 ? 1 : 0.001, count > 1 ? 1 : 0], step), 0.01),
    );
    return history;
  };
  const steps = ({ moments }: PlaneHistory) => moments.map(({ plane: { step } }) => step);

  it('begins with the last moment at which all were in, and has one for each number of players', () => {
    const history = seen(2, 2, 2, 1, 1, 0);
    expect(steps(history)).toEqual([2, 3, 5]);
    expect(history.moments.map(({ active }) => active)).toEqual([2, 1, 0]);
    history.goBackTo(3);
    expect(steps(history)).toEqual([2, 3]);
  });

  it('is bounded, and keeps its beginning', () => {
    const history = seen(...Array.from({ length: 400 }, (_, at) => (at === 0 ? 2 : at % 2)));
    expect(history.moments.length).toBeLessThanOrEqual(48);
    expect(steps(history)[0]).toBe(0);
  });

  it('is shown at four moments at most, the first and now among them', () => {
    const of = (active: number, step: number) => ({ plane: corner([1, 1], step), active });
    const moments = [64, 60, 45, 30, 20, 14, 9].map(of);
    const now = corner([1, 1], 99);
    expect(chosenMoments(moments, now).map(({ active }) => active)).toEqual([64, 30, 20, 9]);
    expect(chosenMoments(moments, now).at(-1)?.plane).toBe(now);
    expect(chosenMoments(moments.slice(0, 1), now).map(({ plane: { step } }) => step)).toEqual([
      99,
    ]);
    expect(chosenMoments([], null)).toEqual([]);
  });
});

it('a player’s number is its number among all', () => {
  const taken = corner([1, 1]);
  const [layer, ...rest] = taken.net.layers;
  const later = { ...taken, net: { ...taken.net, layers: [{ ...layer!, units: 0 }, ...rest] } };
  expect(neuronLines(later, plane!, null).map(({ player }) => player)).toEqual(
    [0, 1].map(playerId),
  );
});
