import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../panels/runs/told.ts';
import { HOSTILE_NAMES, keptRun } from '../../../panels/test/runs.ts';
import { plainText } from '../sentence/parts.ts';
import { tellRuns } from './runsSentence.ts';

const say = (...runs: Parameters<typeof keptRun>[]): string => {
  const { voice, below } = tellRuns(runs.map((run) => toldOf(keptRun(...run))));
  return `${plainText(voice)} ${plainText(below)}`.trim();
};

describe('the sentence of the runs', () => {
  it('says how the first one comes here', () => {
    expect(say()).toMatch(/^No run is kept yet\. Press Keep this run/);
  });

  it('tells of one', () => {
    expect(say(['a', { gamma: 2 }, { pruned: 75, accuracy: 95.5 }])).toBe(
      'One run is kept, “run a”: 95.5 % with 48 of 192 players. Keep another, and they are compared.',
    );
  });

  it('tells of two the smaller, where it is nearly as good', () => {
    expect(
      say(
        ['a', { gamma: 1 }, { pruned: 0, accuracy: 97 }],
        ['b', { gamma: 2 }, { pruned: 75, accuracy: 95.5 }],
      ),
    ).toBe(
      'γ = 2 keeps 95.5 % with 1 in 4 players. 2 runs are kept, 2 on the front. Chosen on test accuracy, as not all were validated.',
    );
  });

  it('tells of many: nearly as good, still good, dead, and what seeds do', () => {
    expect(
      say(
        ['a', { gamma: 1 }, { pruned: 0, accuracy: 97, validated: 97 }],
        ['b', { gamma: 2 }, { pruned: 75, accuracy: 95.5, validated: 95 }],
        ['c', { gamma: 2, seed: 1 }, { pruned: 75, accuracy: 94.5, validated: 95 }],
        ['d', { gamma: 4 }, { pruned: 90, accuracy: 92.5, validated: 92 }],
        ['e', { gamma: 8 }, { pruned: 99, accuracy: 11, validated: 11 }],
      ),
    ).toBe(
      'γ = 2 keeps 95.0 % with 1 in 4 players; γ = 4 still reads 92.5 % with 1 in 10 players. Past γ = 4 the net dies. ' +
        '5 runs are kept, 4 on the front. Two seeds of one setting differ by up to 1.0 points: a smaller difference says nothing. Chosen on validation accuracy.',
    );
  });

  it('says nothing of seeds where every run has the same one', () => {
    const said = say(
      ['a', { gamma: 2 }, { pruned: 75, accuracy: 95.5 }],
      ['b', { gamma: 2 }, { pruned: 75, accuracy: 95.5 }],
      ['c', { gamma: 4 }, { pruned: 90, accuracy: 92.5 }],
    );
    expect(said).not.toMatch(/seed/i);
    expect(said).toContain('3 runs are kept, 2 on the front.');
  });

  it('speaks of those that are chosen', () => {
    const runs = [1, 2, 4].map((gamma) =>
      toldOf(
        keptRun(String(gamma), { gamma }, { pruned: 25 * gamma - 10, accuracy: 96 - 1.5 * gamma }),
      ),
    );
    const of = (...ids: string[]) => plainText(tellRuns(runs, new Set(ids)).voice);
    expect(of('2', '4')).toBe('Of 2 chosen, γ = 2 reads best: 93.0 % with 115 of 192 players.');
    expect(of('4')).toBe('Of 1 chosen, γ = 4 reads best: 90.0 % with 19 of 192 players.');
    expect(of()).toBe('None of the kept runs is chosen.');
  });

  it('does not say that a price kills where some with a higher one live', () => {
    const said = say(
      ['a', { gamma: 8 }, { pruned: 0, accuracy: 97 }],
      ['b', { gamma: 4 }, { pruned: 99, accuracy: 11 }],
    );
    expect(said).not.toContain('Past');
    expect(said).toContain('1 of them died.');
  });

  it('is true where nothing can be compared', () => {
    expect(
      say(
        ['a', { gamma: 8 }, { pruned: 99, accuracy: 11 }],
        ['b', { gamma: 9 }, { pruned: 99, accuracy: 12 }],
      ),
    ).toBe('2 runs are kept, and none came to an end that reads well.');
  });

  it.each(HOSTILE_NAMES)('takes any name: %j', (name) => {
    expect(say(['a', {}, { pruned: 0, accuracy: 97 }, { name }]).length).toBeLessThan(200);
    const two = say(
      ['a', {}, { pruned: 0, accuracy: 97 }, { name }],
      ['b', {}, { pruned: 0, accuracy: 96 }, { name }],
    );
    expect(two).not.toContain('undefined');
  });
});
