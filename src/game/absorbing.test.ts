import { expect, it } from 'vitest';
import { whyAllStay } from './absorbing.ts';

it.each([
  [{ eta: 0, beta: 0.5, costIntoTheta: false }, null],
  [{ eta: 0, beta: 0, costIntoTheta: true }, null],
  [{ eta: 0.1, beta: 0, costIntoTheta: false }, 'rivals cost'],
  [{ eta: 0, beta: 0.1, costIntoTheta: true }, 'costs reach the weights'],
])('%o: says why nobody may leave, where nobody may', (spec, words) => {
  if (words === null) expect(whyAllStay(spec)).toBeNull();
  else expect(whyAllStay(spec)).toContain(words);
});
