import { expect, it } from 'vitest';
import { tooMany } from './gameShelf.ts';

const games = (...bytes: number[]) => bytes.map((each, i) => ({ key: `g${i}`, bytes: each }));
const most = { games: 3, bytes: 100 };

it('lets the oldest games go, and no more than that the others have room', () => {
  expect(tooMany(games(40, 30, 30), most)).toEqual({ gone: [], games: 3, bytes: 100 });
  expect(tooMany(games(1, 1, 1, 1), most)).toEqual({ gone: ['g0'], games: 3, bytes: 3 });
  expect(tooMany(games(40, 10, 60), most)).toEqual({ gone: ['g0'], games: 2, bytes: 70 });
  expect(tooMany(games(90, 90, 20), most)).toEqual({ gone: ['g0', 'g1'], games: 1, bytes: 20 });
});
