import { describe, expect, it } from 'vitest';
import type { Goal, Search, Tried } from './search.ts';
import { bestOf } from './next.ts';
import {
  accuracyWords,
  answerSentence,
  contradictionSentence,
  endSentence,
  nearMissSentence,
  noiseSentence,
  tooShortSentence,
} from './words.ts';

const OF = 192;
const search = (goal: Goal): Search => ({
  ...{
    goal,
    axes: [{ name: 'gamma', from: 0.5, to: 12 }],
    tries: 8,
    epochs: 6,
    leastEpochs: 2,
    seed: 0,
  },
});
const one = (gamma: number, accuracy: number, players: number): Tried => ({
  ...{ setting: { gamma }, epochs: 6, outcome: { accuracy, players } },
});

describe('what a search says', () => {
  it('is the best that met the goal, and that another seed may miss it where it is close', () => {
    const asked = search({ of: 'accuracy', least: 0.96 });
    const tried = [one(2.45, 0.948, 34), one(1.11, 0.972, 182), one(1.71, 0.9604, 90)];
    expect(answerSentence(asked, tried, OF)).toBe('γ 1.71 reads 96.0 % with 90 of 192 players.');
    expect(noiseSentence(asked, bestOf(asked, tried, OF)!)).toBe(
      'One seed: within 1.0 point another seed may differ, and miss the goal.',
    );
  });

  it('names who misses the goal by less than another seed may differ, with fewer players', () => {
    const asked = search({ of: 'accuracy', least: 0.96 });
    const met = one(1.71, 0.961, 90);
    const miss = (...others: Tried[]) => {
      const tried = [met, ...others];
      return nearMissSentence(asked, tried, bestOf(asked, tried, OF));
    };
    expect(miss(one(2.45, 0.948, 34))).toBeNull();
    expect(miss(one(1.6, 0.955, 95))).toBeNull();
    expect(miss(one(1.73, 0.9598, 88), one(2.01, 0.956, 56))).toBe(
      'γ 2.01 misses it by 0.4 points with 56.',
    );
    expect(miss(one(1.73, 0.9599, 88))).toBe('γ 1.73 misses it by 0.1 points with 88.');
    expect(nearMissSentence(search({ of: 'players', most: 100 }), [met], null)).toBeNull();
  });

  it('is the nearest where none met it, and never rounds up to the goal', () => {
    const asked = search({ of: 'accuracy', least: 0.98 });
    const tried = [one(0.6, 0.97996, 190)];
    expect(accuracyWords(0.97996)).toBe('97.9 %');
    expect(answerSentence(asked, tried, OF)).toBe(
      'No try has at least 98 %. The nearest: γ 0.6 reads 97.9 % with 190 of 192 players.',
    );
    expect(noiseSentence(asked, bestOf(asked, tried, OF)!)).toMatch(/and reach the goal/);
    expect(answerSentence(asked, [{ ...tried[0]!, outcome: null }], OF)).toBeNull();
    expect(answerSentence(asked, [], OF)).toBeNull();
  });

  it('has the same for the reverse goal, where players are counted and no seed is close', () => {
    const asked = search({ of: 'pruned', least: 0.9 });
    const tried = [one(3, 0.93, 19), one(2.5, 0.95, 20)];
    expect(answerSentence(asked, tried, OF)).toBe('γ 3 reads 93.0 % with 19 of 192 players.');
    expect(noiseSentence(asked, bestOf(asked, tried, OF)!)).toBe(
      'One seed: within 1.0 point another seed may differ.',
    );
  });

  it('is that a try must play longer, where the goal is missed with all players in', () => {
    const asked = search({ of: 'accuracy', least: 0.95 });
    const tooShort = (...tried: Tried[]) => tooShortSentence(asked, bestOf(asked, tried, OF), OF);
    expect(tooShort(one(0.6, 0.94, 192))).toBe(
      'With all 192 players in, 6 epochs read less than the goal: let a try play longer.',
    );
    expect([tooShort(one(0.6, 0.94, 190)), tooShort(one(0.6, 0.96, 192))]).toEqual([null, null]);
  });

  it('counts at its end what was tried, and calls no game a try that ran away with all', () => {
    expect(endSentence('spent', [one(1, 0.9, 20), one(2, 0.9, 20)])).toBe('2 settings were tried.');
    expect(endSentence('spent', [{ ...one(1, 0, 0), outcome: null }])).toBe(
      'The numbers of every try ran away.',
    );
  });

  it('names the tries that contradict what it assumes', () => {
    expect(contradictionSentence('gamma', { of: 'accuracy', milder: 1, harsher: 2 })).toBe(
      'γ 2 reads better than γ 1, though accuracy should fall: the gap between is tried, too.',
    );
  });
});
