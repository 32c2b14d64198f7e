import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldAfter, readAct, writeAct, type Act } from './acts.ts';

const player = fc.nat(100_000);
const participation = fc.double({ min: 0, max: 1, noNaN: true }).map((s) => s + 0);
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('place' as const, 'hold' as const), player, participation }),
  fc.record({ kind: fc.constant('release' as const), player }),
  fc.constant<Act>({ kind: 'jump' }),
);

describe('acts', () => {
  it('come back from the address as they went in', () => {
    fc.assert(
      fc.property(acts, (act) => {
        const [kind, value] = writeAct(act).split('=');
        expect(readAct(kind, value)).toEqual(act);
      }),
    );
  });

  it.each([
    ['place', '3'],
    ['place', '3@2'],
    ['place', '3@-0.1'],
    ['hold', '@1'],
    ['hold', 'x@1'],
    ['release', '3@1'],
    ['release', '-3'],
    ['jump', 'player 3'],
    ['push', '3@1'],
  ])('refuses %s=%s', (kind, value) => expect(readAct(kind, value)).toBeNull());

  it('hold a player until it is released', () => {
    const hold = (who: number, at: number): Act => ({
      kind: 'hold',
      player: who,
      participation: at,
    });
    expect([
      ...heldAfter([hold(1, 0), hold(2, 0.5), hold(1, 1), { kind: 'release', player: 2 }]),
    ]).toEqual([[1, 1]]);
  });
});
