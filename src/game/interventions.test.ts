import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amongShown,
  pinnedAfter,
  readIntervention,
  writeIntervention,
  type Intervention,
} from './interventions.ts';
import { playerId, shownIndex } from './players.ts';

const player = fc.nat(100_000).map(playerId);
const participation = fc.double({ min: 0, max: 1, noNaN: true }).map((s) => s + 0);
const weight = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((w) => w + 0);
const interventions: fc.Arbitrary<Intervention> = fc.oneof(
  fc.record({ kind: fc.constantFrom('set' as const, 'pin' as const), player, participation }),
  fc.record({ kind: fc.constant('release' as const), player }),
  fc.record({
    kind: fc.constant('moveLine' as const),
    player,
    weights: fc.array(weight, { minLength: 1, maxLength: 16 }),
    bias: weight,
  }),
  fc.constant<Intervention>({ kind: 'setToEquilibrium' }),
);

describe('interventions', () => {
  it('come back from the address as they went in', () => {
    fc.assert(
      fc.property(interventions, (act) => {
        const [kind, value] = writeIntervention(act).split('=');
        expect(readIntervention(kind, value)).toEqual(act);
      }),
    );
  });

  it.each([
    ['set', '3'],
    ['set', '3@2'],
    ['set', '3@-0.1'],
    ['pin', '@1'],
    ['pin', 'x@1'],
    ['release', '3@1'],
    ['release', '-3'],
    ['moveLine', '3'],
    ['moveLine', '3@1'],
    ['moveLine', '3@1,,2'],
    ['moveLine', '3@1,Infinity'],
    ['moveLine', '3@1,2e6'],
    ['moveLine', '3@1,0x2'],
    ['moveLine', `3@${Array(18).fill(1).join()}`],
    ['setToEquilibrium', 'player 3'],
    ['push', '3@1'],
  ])('refuses %s=%s', (kind, value) => expect(readIntervention(kind, value)).toBeNull());

  it.each([
    ['hold', '3@0.5', 'pin=3@0.5'],
    ['place', '3@1', 'set=3@1'],
    ['jump', 'all', 'setToEquilibrium=all'],
  ])('are read under their former name %s=%s', (kind, value, written) =>
    expect(writeIntervention(readIntervention(kind, value)!)).toBe(written),
  );

  it('pin a player until it is released', () => {
    const pin = (who: number, at: number): Intervention => ({
      kind: 'pin',
      player: playerId(who),
      participation: at,
    });
    expect([
      ...pinnedAfter([pin(1, 0), pin(2, 0.5), pin(1, 1), { kind: 'release', player: playerId(2) }]),
    ]).toEqual([[1, 1]]);
  });

  it('speak of the shown by their places, and say nothing of a player that is not shown', () => {
    const shown = Uint32Array.of(4, 7, 9);
    expect(amongShown({ kind: 'pin', player: playerId(7), participation: 0 }, shown)).toEqual({
      kind: 'pin',
      player: shownIndex(1),
      participation: 0,
    });
    expect(amongShown({ kind: 'release', player: playerId(1) }, shown)).toBeNull();
    expect(amongShown({ kind: 'setToEquilibrium' }, shown)).toEqual({ kind: 'setToEquilibrium' });
  });
});
