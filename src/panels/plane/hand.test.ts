import { describe, expect, it } from 'vitest';
import { dataSetOf } from '../../data/rows.ts';
import type { Intervention } from '../../game/interventions.ts';
import { playerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import { createHand } from './hand.ts';
import { carried, holdsOf, lineOf, numbersWith, rounded, slopeOf, turned } from './line.ts';
import { lineThrough } from './geometry.ts';

const plane = dataSetOf({ data: 'spiral' }).plane!;
const ground = { plane, scale: { shift: 0, scale: 1 } };

/** Of a net 2-2-2: x − 0.5 = 0 and y = 0. */
const taken = (): PlaneTaken => ({
  ...{ kind: 'plane', step: 3, side: 24, classes: 2 },
  net: {
    ...{ players: 2, scale: ground.scale },
    layers: [
      { inputs: 2, outputs: 2, activations: ['relu'], units: 0, reads: null, weights: null },
      { inputs: 2, outputs: 2, activations: [], units: null, reads: null, weights: null },
    ],
  },
  margins: new Int16Array(2 * 24 * 24),
  numbers: Float32Array.of(1, 0, 0, 1, -0.5, 0, 0, 0, 1, 1, 0.5, 0, 1, 1),
});

describe('a line', () => {
  const line = { weights: [1, 0], bias: -0.5 };

  it('is that of the neuron, and takes its place among the numbers', () => {
    expect(lineOf(taken(), 0)).toEqual(line);
    expect(lineOf(taken(), 1)).toEqual({ weights: [0, 1], bias: 0 });
    expect(lineOf(taken(), 2)).toBeNull();
    const numbers = numbersWith(taken(), 1, { weights: [2, 3], bias: 4 })!;
    expect([...numbers]).toEqual([1, 0, 2, 3, -0.5, 4, ...taken().numbers.subarray(6)]);
    expect(numbersWith(taken(), 1, { weights: [2, 3, 1], bias: 4 })).toBeNull();
  });

  it('goes where it is carried, as steep and as strong as it was', () => {
    expect(carried(line, ground, [0.5, 0.2], [0.9, -0.7])).toEqual({
      weights: [1, 0],
      bias: expect.closeTo(-0.9, 12) as number,
    });
  });

  it('turns round a point, on which it stays', () => {
    const next = turned(line, ground, [0.5, 1], Math.PI / 2);
    expect(next.weights).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
    // y = 1.
    expect(next.bias).toBeCloseTo(-1, 12);
    expect([line, next].map((own) => Math.round(slopeOf(own)) + 0)).toEqual([90, 0]);
  });

  it('is carried and turned in the plane where the net reads other numbers of it', () => {
    const curved = dataSetOf({ data: 'spiral', features: 'squares' }).plane!;
    const scaled = { plane: curved, scale: { shift: 0.2, scale: 0.5 } };
    const circle = { weights: [0, 0.1, 1, 1], bias: -1 };
    const reads = ({ weights, bias }: typeof circle, x: number, y: number) =>
      curved.at(x, y).reduce((sum, v, i) => sum + (weights[i]! * (v - 0.2)) / 0.5, bias);
    const moved = carried(circle, scaled, [1, 0], [0.4, 0.3]);
    expect(reads(moved as typeof circle, 0.4, 0.3)).toBeCloseTo(reads(circle, 1, 0), 12);
    const tilted = turned(circle, scaled, [0.4, 0.3], 0.7);
    expect(reads(tilted as typeof circle, 0.4, 0.3)).toBeCloseTo(reads(circle, 0.4, 0.3), 12);
  });

  it('is held in its middle, and near an end where it is long enough', () => {
    const long = lineThrough(1, 0, -0.5, plane.half)!;
    expect(holdsOf([long], plane)!.move).toEqual([0.5, 0]);
    expect(holdsOf([long], plane)!.turn![0]).toBe(0.5);
    expect(holdsOf([lineThrough(1, 1, -2.9, plane.half)!], plane)!.turn).toBeNull();
    expect(holdsOf([], plane)).toBeNull();
  });

  it('is written in few digits', () =>
    expect(rounded({ weights: [1 / 3, -0], bias: 1e-9 / 7 })).toEqual({
      weights: [0.333333, 0],
      bias: 1.42857e-10,
    }));
});

describe('a hand on a line', () => {
  function play() {
    const acts: Intervention[] = [];
    let finish = { resolve: () => {}, reject: () => {} };
    const lab = {
      plane: taken() as PlaneTaken | null,
      store: { getState: () => ({ run: 1 }) },
      act: (act: Intervention) => {
        acts.push(act);
        return new Promise<{ step: number }>((resolve, reject) => {
          finish = { resolve: () => resolve({ step: 3 }), reject: () => reject(new Error('no')) };
        });
      },
    };
    const hand = createHand(
      lab as unknown as Lab,
      () => ground,
      () => {},
    );
    return { acts, lab, hand, finish: () => finish };
  }

  it('shows it while it is held, and puts it down once, where it is let go', async () => {
    const { acts, lab, hand, finish } = play();
    expect(hand.take(playerId(0), 'move', [0.5, 0], [0.5, 0])).toBe(true);
    for (const x of [0.6, 0.7, 0.8]) hand.moveTo([x, 0]);
    expect(hand.held!.line.bias).toBeCloseTo(-0.8, 12);
    // What is learnt meanwhile does not take it out of the hand.
    lab.plane = taken();
    hand.look();
    expect(acts).toEqual([]);
    hand.letGo();
    expect(acts).toEqual([{ kind: 'moveLine', player: 0, weights: [1, 0], bias: -0.8 }]);
    finish().resolve();
    await Promise.resolve();
    await Promise.resolve();
    hand.look();
    expect(hand.held).not.toBeNull();
    // The first picture after it has it.
    lab.plane = taken();
    hand.look();
    expect(hand.held).toBeNull();
  });

  it('goes on from where it was put down, though no picture has come since', () => {
    const { acts, hand } = play();
    hand.take(playerId(0), 'move', [0.5, 0], [0.5, 0]);
    hand.nudge({ x: 0.1, y: 0 });
    hand.letGo();
    hand.take(playerId(0), 'move', [0.6, 0], [0.6, 0]);
    hand.nudge({ x: 0.1, y: 0 });
    hand.letGo();
    expect(acts.map((act) => (act as { bias: number }).bias)).toEqual([-0.6, -0.7]);
  });

  it('does nothing where it moves nothing, lets it be, or takes nobody’s', () => {
    const { acts, hand } = play();
    hand.take(playerId(0), 'move', [0.5, 0], [0.5, 0]);
    hand.moveTo([0.5, 0.9]);
    hand.letGo();
    expect(hand.held).toBeNull();
    hand.take(playerId(0), 'turn', [0.5, 1], [0.5, 0]);
    hand.moveTo([1, 1]);
    hand.drop();
    expect(hand.held).toBeNull();
    expect(hand.take(playerId(9), 'move', [0, 0], [0, 0])).toBe(false);
    expect(acts).toEqual([]);
  });

  it('lets it be where the run refuses', async () => {
    const { hand, finish } = play();
    hand.take(playerId(1), 'move', [0, 0], [0, 0]);
    hand.nudge({ angle: 0.3 });
    hand.letGo();
    finish().reject();
    await Promise.resolve();
    await Promise.resolve();
    expect(hand.held).toBeNull();
  });
});
