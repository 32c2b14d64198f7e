import { expect, it } from 'vitest';
import { outcomeAt } from './outcomeAt.ts';

const nobody = { step: 458, summaries: new Float32Array() };

it('says of which step the accuracy is, where the players are of another', () => {
  expect(outcomeAt(nobody, { step: 458, testAccuracy: 0.911 })).toBe('0 of 0 in, accuracy 91.1 %');
  expect(outcomeAt(nobody, { step: 160, testAccuracy: 0.911 })).toBe(
    '0 of 0 in, accuracy 91.1 % at step 160',
  );
  expect(outcomeAt(nobody, undefined)).toBe('0 of 0 in');
});
