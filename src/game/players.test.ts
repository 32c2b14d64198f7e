import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOf, playerId, shownIndex, shownIndexOf } from './players.ts';

it('a shown player is found by its name, and one that is not shown is not found', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60)), fc.nat(61), (some, asked) => {
      const shown = Uint32Array.from(some).sort();
      shown.forEach((id, index) => {
        expect(idOf(shown, shownIndex(index))).toBe(id);
        expect(shownIndexOf(shown, playerId(id))).toBe(index);
      });
      if (!some.includes(asked)) expect(shownIndexOf(shown, playerId(asked))).toBeNull();
    }),
  );
});

it('neither number of a player is taken for the other', () => {
  const shown = Uint32Array.of(4, 7, 9);
  // @ts-expect-error a place is no name
  shownIndexOf(shown, shownIndex(1));
  // @ts-expect-error a name is no place
  idOf(shown, playerId(4));
  // @ts-expect-error a number that nobody has looked at is neither
  idOf(shown, 1);
});
