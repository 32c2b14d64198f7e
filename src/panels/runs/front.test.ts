import { describe, expect, it } from 'vitest';
import { keptRun, type Outcome } from '../test/runs.ts';
import { choiceOf, frontOf } from './front.ts';
import { toldOf } from './told.ts';

const run = (id: string, outcome: Outcome, gamma = Number(id.charCodeAt(0)) / 100, seed = 0) =>
  toldOf(keptRun(id, { gamma, seed }, outcome));

const ids = (runs: Parameters<typeof frontOf>[0]) =>
  frontOf(runs).best.map(({ runs: alike }) => alike.map(({ id }) => id).join('+'));

describe('the front', () => {
  it('has those that no other beats in both, the largest first', () => {
    const runs = [
      run('a', { pruned: 0, accuracy: 97 }),
      run('b', { pruned: 50, accuracy: 95 }),
      run('c', { pruned: 40, accuracy: 94 }),
      run('d', { pruned: 90, accuracy: 92 }),
      run('e', { pruned: 90, accuracy: 91 }),
    ];
    expect(ids(runs)).toEqual(['a', 'b', 'd']);
    expect(ids([])).toEqual([]);
    expect(ids([run('a', { pruned: 0, accuracy: 97 })])).toEqual(['a']);
  });

  it('goes through the mean over the seeds of one setting, and knows their spread', () => {
    const runs = [
      run('a', { pruned: 50, accuracy: 96 }, 2, 0),
      run('b', { pruned: 60, accuracy: 94 }, 2, 1),
      // Better than the mean of the two, but not than the better of them.
      run('c', { pruned: 55, accuracy: 95.5 }, 3),
    ];
    const { best, settings } = frontOf(runs);
    expect(best.map(({ runs: [first] }) => first.id)).toEqual(['c']);
    expect(settings[0]).toMatchObject({ pruned: 55, accuracy: 95, spread: [94, 96] });
  });

  it('counts a run that is kept twice once', () => {
    const runs = [
      run('a', { pruned: 50, accuracy: 96 }, 2, 0),
      run('b', { pruned: 50, accuracy: 96 }, 2, 0),
      run('c', { pruned: 60, accuracy: 94 }, 2, 1),
    ];
    const [setting] = frontOf(runs).best;
    expect(setting).toMatchObject({ pruned: 55, accuracy: 95, spread: [94, 96] });
    expect(setting.seeds.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(setting.runs).toHaveLength(3);
  });

  it('is chosen on validation accuracy where every run has it, and says on which', () => {
    const lucky = { pruned: 90, accuracy: 97, validated: 90 };
    const runs = [
      run('a', { pruned: 80, accuracy: 94, validated: 95 }),
      run('b', { pruned: 70, accuracy: 96, validated: 94 }),
      run('c', lucky),
    ];
    expect([choiceOf(runs), ids(runs)]).toEqual(['validation', ['a', 'c']]);
    const mixed = [...runs, run('d', { pruned: 0, accuracy: 90 })];
    expect([choiceOf(mixed), ids(mixed)]).toEqual(['test', ['c']]);
  });

  it('leaves out what diverged, goes on, is dead or was not tested', () => {
    const whole = run('a', { pruned: 50, accuracy: 95 });
    const dead = run('e', { pruned: 99, accuracy: 11.35 });
    const others = [
      { ...run('b', { pruned: 90, accuracy: 99 }), ended: 'diverged' as const },
      { ...run('c', { pruned: 91, accuracy: 99 }), ended: 'running' as const },
      { ...run('d', { pruned: 92, accuracy: 99 }), end: null, moments: [] },
      dead,
    ];
    expect(ids([whole, ...others])).toEqual(['a']);
  });
});
