import { expect, it } from 'vitest';
import { cutShortSentence } from './cutShort.ts';
import { defaultSpec } from './spec.ts';

it('says how much of γ is asked at most, and whether the game comes to its end', () => {
  const spec = { ...defaultSpec, gammaWarmup: 8, gameEnds: 0 };
  expect(cutShortSentence(spec, 8)).toBeNull();
  expect(cutShortSentence(spec, 2)).toBe(
    'γ rises to its full value over 8 epochs, but a game here plays 2 epochs: at most 25 % of it is ever asked.',
  );
  expect(cutShortSentence({ ...spec, dynamics: 'magnitude' }, 2)).toBeNull();
  expect(cutShortSentence({ ...spec, gameEnds: 5 }, 4)).toMatch(
    /^The game would end after epoch 5, but a game here plays 4 epochs/,
  );
  expect(cutShortSentence({ ...spec, gammaWarmup: 1, gameEnds: 5 }, 5)).toBeNull();
});
