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
    expect(said).toContain('1 of the runs died.');
  });

  it('names the method of each baseline, and who reads best at equal size', () => {
    const cut = { keep: '8,5', gammaWarmup: 0 } as const;
    type Kept = Parameters<typeof keptRun>;
    const of = (id: string, patch: Kept[1], accuracy: number, pruned = 90): Kept => [
      id,
      { ...cut, ...patch },
      { pruned, accuracy },
      { name: `nickname ${id}` },
    ];
    const random = of('r', { dynamics: 'random', gamma: 0 }, 90.2);
    const magnitude = of('m', { dynamics: 'magnitude', gamma: 0 }, 94);
    const game = of('g', { gamma: 3 }, 93.1);
    const gradual = of('d', { dynamics: 'magnitude', pruneFrom: 1, gamma: 0 }, 91);
    expect(say(random, magnitude, game, gradual)).toMatch(
      /^Of 4 methods that leave 13 \+ 6 players, magnitude reads best: 94\.0 %\. The game reads 93\.1 %\./,
    );
    expect(say(random, magnitude)).toContain('Random reads 90.2');
    // Of another size they are no contest, and yet called what they are.
    const larger = of('l', { dynamics: 'magnitude', gamma: 0 }, 97, 50);
    const said = say(larger, game);
    expect(said).toContain('magnitude keeps 97.0');
    expect(said).not.toContain('nickname');
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
