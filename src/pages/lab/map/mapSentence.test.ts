import { expect, it } from 'vitest';
import { mapScene } from '../../../state/map/scene.ts';
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

it('says along which price players thin, from where on, what became of the nets, and what the other price does', () => {
  expect(told((column) => fall[column]!)).toEqual([
    'Players thin most along presence γ: under half stay from γ 3.5 on. Of 16 cells tried 4 are sparse, none wrecked and 4 dead. Size β changes little up to 3.',
    '16 of 16 games played. The fewest players with 90 % right or more: 38 of 192.',
  ]);
  expect(told((column, row) => (row === 3 ? [0.4, 0.1] : fall[column]!))[0]).toBe(
    'Players thin most along presence γ: under half stay from γ 3.5 on. Of 16 cells tried 3 are sparse, 4 wrecked and 3 dead. Size β changes little until 0.095; at 3 every net tried is wrecked.',
  );
  expect(told((_, row) => fall[row]!)[0]).toMatch(
    /^Players thin most along size β: under half stay from β 0\.095 on\. .* Presence γ changes little up to 12\.$/,
  );
  // As of benefit: the more, the more stay.
  expect(told((column) => fall[3 - column]!)[0]).toMatch(/under half stay up to γ 1\./);
});

it('says what is not there', () => {
  expect(told(() => [0.97, 1])[0]).toBe(
    'Nothing tried here thins the players to half. Size β changes little up to 3.',
  );
  expect(told(() => [0.97, 0.3])[0]).toMatch(/^Everywhere tried, under half of the players stay\./);
  expect(told((column) => [0.85 - column / 100, 0.3])[1]).toMatch(/None reads 90 % or more\./);
});

it('counts no other cells than the legend, and calls no price harmless under which a net changes its word', () => {
  const told16 = told((_, row) => [row === 0 ? 0.31 : 0.29, 0.3]);
  expect(told16[0]).toMatch(/none is sparse, 4 wrecked and 12 dead\. Size β counts from 0\.003 on/);
});

it('says nothing of the whole before every second cell is known, and before that what a map is', () => {
  expect(told(() => null)).toEqual([
    'A map shows what becomes of the players at every pair of presence γ and size β.',
    '16 games, each 5 epochs long, in the background. Every second cell comes first.',
  ]);
  const [voice, below] = told((column, row) => (row === 0 && column < 3 ? fall[column]! : null));
  expect(voice).toMatch(/^A map shows/);
  expect(below).toMatch(/^3 of 16 games played\. 16 games, each/);
});
