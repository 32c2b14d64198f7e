import { expect, it } from 'vitest';
import type { Ask } from './chapter.ts';
import { verdictsOf } from './verdict.ts';

it('says right of what came and of nothing else, and near of a twentieth of the axis', () => {
  const dots: Ask = {
    kind: 'drag',
    dots: [
      { id: 'a', most: 20 },
      { id: 'b', most: 100, isPercent: true },
    ],
  };
  expect(verdictsOf(dots, [9, 54], [9, 53.7])).toEqual(['right', 'right']);
  expect(verdictsOf(dots, [10, 58], [9, 53.7])).toEqual(['near', 'near']);
  expect(verdictsOf(dots, [11, 60], [9, 53.7])).toEqual(['wrong', 'wrong']);
});

it('takes marked players as a set, a choice whole, and a point as far as a hand places it', () => {
  const mark: Ask = { kind: 'mark', players: 6 };
  expect(verdictsOf(mark, [5, 3, 1], [1, 3, 5])).toEqual(['right']);
  expect(verdictsOf(mark, [1, 3], [1, 3, 5])).toEqual(['wrong']);
  expect(verdictsOf(mark, [1, 2, 3, 5], [1, 3, 5])).toEqual(['wrong']);
  const choose: Ask = { kind: 'choose', options: ['in', 'out'] };
  expect(verdictsOf(choose, 'in', 'in')).toEqual(['right']);
  expect(verdictsOf(choose, 'in', 'out')).toEqual(['wrong']);
  const place: Ask = { kind: 'place' };
  expect(verdictsOf(place, [0.65, 0.69], [0.667, 0.667])).toEqual(['right']);
  expect(verdictsOf(place, [0.6, 0.67], [0.667, 0.667])).toEqual(['near']);
  expect(verdictsOf(place, [0.67, 0.5], [0.667, 0.667])).toEqual(['wrong']);
});
