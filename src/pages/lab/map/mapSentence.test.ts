import { expect, it } from 'vitest';
import { mapScene } from '../../../panels/priceMap/scene.ts';
import { gameOf, mapStateOf } from '../../../panels/test/map.ts';
import { defaultSpec } from '../../../spec/spec.ts';
import type { MapState } from '../../../state/map/mapState.ts';
import { plainText } from '../sentence/parts.ts';
import { tellMap } from './mapSentence.ts';

/** @param at accuracy and share in of a cell; null where it was not played */
function told(at: (column: number, row: number) => readonly [number, number] | null) {
  const state: MapState = {
    ...mapStateOf(defaultSpec),
    phase: 'done',
    games: Array.from({ length: 16 }, (_, cell) => {
      const outcome = at(cell % 4, Math.floor(cell / 4));
      return [outcome === null ? null : gameOf(...outcome)];
    }),
  };
  const { voice, below } = tellMap(state, mapScene(state));
  return [plainText(voice), plainText(below)];
}

/** By column: dense, thinning, sparse, dead. */
const fall = [
  [0.97, 1],
  [0.96, 0.7],
  [0.94, 0.2],
  [0.2, 0.01],
] as const;

it('says which price thins the players, where it does, where the net dies, and what the other one does', () => {
  expect(told((column) => fall[column]!)).toEqual([
    'It is presence γ that thins the players: sparse from γ ≈ 2, dead from γ ≈ 10. Size β changes little up to 3.',
    '16 of 16 games played, none of 90 % or more with fewer than 38 of 192 players.',
  ]);
  expect(told((column, row) => (row === 3 ? [0.4, 0.1] : fall[column]!))[0]).toBe(
    'It is presence γ that thins the players: sparse from γ ≈ 2, dead from γ ≈ 10. Size β changes little until 0.095; at 3 it ruins every net tried.',
  );
  expect(told((_, row) => fall[row]!)[0]).toMatch(
    /^It is size β that thins the players: sparse from β ≈ 0\.\d+, dead from β ≈ \d\. Presence γ changes little up to 12\.$/,
  );
});

it('says what is not there', () => {
  expect(told(() => [0.97, 1])[0]).toBe(
    'Nothing tried here thins the players to half. Size β changes little up to 3.',
  );
  expect(told((column) => (column < 3 ? fall[column]! : [0.85, 0.1]))[0]).toMatch(
    /sparse from γ ≈ 2, and none tried dies\./,
  );
  expect(told((column) => [0.85 - column / 100, 0.3])[1]).toMatch(/none of 90 % or more\./);
});

it('says that it has only begun, and before that what a map is', () => {
  expect(told(() => null)).toEqual([
    'A map shows what becomes of the players at every pair of presence γ and size β.',
    '16 games, each 5 epochs long, in the background. Every second cell comes first.',
  ]);
  expect(told((column, row) => (row === 0 && column < 3 ? fall[column]! : null))[1]).toMatch(
    /^3 of 16 games played, .* Where neighbours disagree, the map looks closer\.$/,
  );
});
