import { expect, it } from 'vitest';
import { namesOf } from './Lines.tsx';

it('names three or more in a row by the first and the last', () => {
  expect(namesOf([0, 2, 4])).toBe('0 2 4');
  expect(namesOf([0, 1])).toBe('0 1');
  expect(namesOf([0, 1, 2, 5, 7, 8, 9, 10])).toBe('0–2 5 7–10');
});
