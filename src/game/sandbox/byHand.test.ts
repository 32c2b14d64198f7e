import { describe, expect, it } from 'vitest';
import { asGame, anyGame, largestDifference } from '../frozen/test/games.ts';
import { check } from '../frozen/test/check.ts';
import fc from 'fast-check';
import { sandboxRows } from '../rows/sandbox.ts';
import { IN_FILE, playersByHand, readByHand, refusalOf, writeByHand } from './byHand.ts';

describe('a game by hand as text', () => {
  it('comes back as the same numbers, to the last bit', () => {
    check(
      fc.property(anyGame, anyGame, (one, two) => {
        const game = { ...asGame(one), layers: [one.layer, two.layer] };
        const read = readByHand(writeByHand(game));
        read.forEach((layer, index) => {
          const given = game.layers[index];
          expect(layer.marginalBenefit).toEqual(given.marginalBenefit);
          expect(layer.normSquared).toEqual(given.normSquared);
          expect(layer.participation).toEqual(given.participation);
          expect(largestDifference(layer.overlap.gram!, given.overlap.gram!)).toBe(0);
        });
      }),
    );
  });

  it('leaves s out where everybody is in, and stays as it is in an address', () => {
    const text = '1_0.9~1_1~0.8';
    const [layer] = readByHand(text);
    expect([...layer.participation]).toEqual([1, 1]);
    expect([...layer.overlap.gram!]).toEqual([1, 0.8, 0.8, 1]);
    const whole = writeByHand({ alpha: 1, beta: 0, gamma: 0, eta: 0, layers: [layer] });
    expect(whole).toBe(text);
    expect(encodeURIComponent(whole)).toBe(whole);
    expect(playersByHand(`${text}!${text}`)).toBe(4);
  });

  it('has a default that can be played', () => {
    expect(refusalOf(sandboxRows.game.default)).toBeNull();
  });

  it.each([
    ['', 'no players'],
    ['1_2~1_1', '2 players have 1 inner products; 0 are given'],
    ['1_x~1_1~0', 'marginalBenefit[1]'],
    ['1_~1_1~0', 'marginalBenefit[1]'],
    ['1_2~1_-1~0', 'normSquared[1]'],
    ['1_2~1_1~0~1_2', 'participation[1]'],
    ['1_2~1~0', 'normSquared has 1 entries'],
    ['1e308_1~1_1~0', 'from -1000000000 to 1000000000'],
    ['!'.repeat(1e6), 'at most 1024 players in at most 64 layers'],
    ['_'.repeat(1e6), 'at most 1024 players'],
    ['~'.repeat(1e6), 'at most 1024 players'],
    [IN_FILE, 'open its file again'],
  ])('%.40s: is refused in a sentence', (text, sentence) => {
    expect(refusalOf(text)).toContain(sentence);
  });
});
