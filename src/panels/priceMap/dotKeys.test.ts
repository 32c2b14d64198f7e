import { expect, it } from 'vitest';
import { USUAL } from '../../spec/map/ask.ts';
import { pricesAfterKey } from './dotKeys.ts';

it('moves the price across by ← → and to the ends of the map, the other by ↑ ↓ and tenfold', () => {
  const after = (key: string) => pricesAfterKey(key, [2, 0.1], USUAL);
  expect(after('ArrowRight')).toEqual([2.5, 0.1]);
  expect(after('ArrowLeft')).toEqual([1.5, 0.1]);
  expect(after('ArrowUp')).toEqual([2, 0.12]);
  expect(after('ArrowDown')).toEqual([2, 0.08]);
  expect(after('PageUp')).toEqual([2, 1]);
  expect(after('PageDown')).toEqual([2, 0.01]);
  expect(after('Home')).toEqual([0.3, 0.1]);
  expect(after('End')).toEqual([12, 0.1]);
  expect(after('k')).toBeNull();
});
