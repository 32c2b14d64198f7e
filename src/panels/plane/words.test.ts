import { describe, expect, it } from 'vitest';
import { dataSetOf } from '../../data/rows.ts';
import { playerId } from '../../game/players.ts';
import type { Activation } from '../../game/smallNet.ts';
import type { PlaneTaken } from '../../state/pictures.ts';
import type { PlaneScene } from './scene.ts';
import { differenceInWords, readingOf } from './words.ts';

function scene(activations: readonly Activation[], over: Partial<PlaneScene> = {}): PlaneScene {
  const taken: PlaneTaken = {
    ...{ kind: 'plane', step: 9, side: 24, classes: 2 },
    net: {
      ...{ players: 2, scale: { shift: 0, scale: 1 } },
      layers: [
        { inputs: 2, outputs: 2, activations, units: 0, reads: null, weights: null },
        { inputs: 2, outputs: 2, activations: [], units: null, reads: null, weights: null },
      ],
    },
    margins: new Int16Array(2 * 24 * 24),
    numbers: new Float32Array(14),
  };
  return {
    ...{ taken, plane: dataSetOf({ data: 'spiral' }).plane!, lines: [], points: null },
    ...{ wrong: new Uint8Array(4), compared: null, wrongOfCompared: null, active: 2 },
    ...{ beginning: { step: 4, active: 2 }, differs: 0.125, without: null, held: null },
    ...over,
  };
}

describe('the marks of a plane in words', () => {
  it.each([
    [['relu'], 'switch on'],
    [['leaky'], 'change their slope'],
    [['tanh'], 'give 0'],
    [['tanh', 'relu'], 'adds up to 0'],
  ] as const)('lines are what they are with %s', (activations, words) =>
    expect(readingOf(scene(activations), 2)).toContain(words),
  );

  it('the dotted line is before anybody left only where that was seen', () => {
    const { taken } = scene(['relu']);
    const dotted = (active: number) =>
      readingOf(scene(['relu'], { compared: taken, beginning: { step: 40, active } }), 64);
    expect(dotted(64)).toContain('dotted: before any of the 64 players left.');
    expect(dotted(51)).toContain('dotted: at step 40, with 51 players in.');
    expect(readingOf(scene(['relu']), 64)).not.toContain('dotted');
  });

  it('say what the boundary loses without a player, and what a moved line changes', () => {
    const wrong = Uint8Array.of(1, 1, 0, 1);
    const of = (over: Partial<PlaneScene>) => differenceInWords(scene(['relu'], over));
    expect(of({})).toBeNull();
    expect(of({ without: playerId(7), wrong, wrongOfCompared: 2 })).toBe(
      'Without player 7, 12.5 % of the plane is answered otherwise, and 1 point more is wrong.',
    );
    expect(of({ held: playerId(7), wrong, wrongOfCompared: 5 })).toBe(
      'Put down here, the line changes 12.5 % of the plane, and 2 points more are right.',
    );
    expect(of({ held: playerId(7), wrong, wrongOfCompared: 3 })).toContain('as many points');
  });
});
