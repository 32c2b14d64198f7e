import { expect, it } from 'vitest';
import { roughDuration } from './format.ts';
import { estimateInWords } from './NetworkControl.tsx';

it('words an estimate as one, with what it rests on', () => {
  const costs = { secondsPerEpoch: 3.4, bytes: 59.3e6, rate: 4.31e9 };
  expect(estimateInWords({ ...costs, isMeasured: true })).toBe(
    'Estimate: about 3 s an epoch and about 59 MB of memory, at 4×10⁹ multiplications a second as measured here on such a run.',
  );
  expect(estimateInWords({ ...costs, rate: 1e10, isMeasured: false })).toBe(
    'Estimate: about 3 s an epoch and about 59 MB of memory, if this machine does 10¹⁰ multiplications a second; none such was measured here yet.',
  );
});

it('says a time no more exactly than it is known', () => {
  expect([0.2, 4.6, 47.3, 200, 5400, 40000].map(roughDuration)).toEqual([
    'less than a second',
    'about 5 s',
    'about 47 s',
    'about 3 min',
    'about 2 h',
    'about 11 h',
  ]);
});
