/** Which share of a plan a machine plays: a pure function of the plan and of what was asked for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlags } from './flags.ts';
import { planOf, gamesOfShard } from './plan.ts';
import { readShard, type Environment } from './shard.ts';
import { UsageError } from './usageError.ts';

const conduct = { log: [], limitSteps: null, shrinks: true };
const planned = (...flags: string[]) => planOf(readFlags(flags).games!, conduct);

describe('the shards of a plan', () => {
  it('have every game once between them, in the plan’s order, whatever their number', () => {
    const plan = planned('--network', 'quick', '--sweep', 'gamma=1:10:7,epochs=1|5|20');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (count) => {
        const shares = Array.from({ length: count }, (_, i) =>
          gamesOfShard(plan, { number: i + 1, count }).map(({ place }) => place.number),
        );
        for (const share of shares) expect(share).toEqual([...share].sort((a, b) => a - b));
        expect(shares.flat().sort((a, b) => a - b)).toEqual(plan.map(({ place }) => place.number));
      }),
      { numRuns: 15 },
    );
  });

  it('take turns where games cost the same', () => {
    const plan = planned('--network', 'quick', '--sweep', 'gamma=1:10:8');
    const second = gamesOfShard(plan, { number: 2, count: 3 });
    expect(second.map(({ place }) => place.number)).toEqual([2, 5, 8]);
    expect(second[0]!.place.shard).toEqual({ number: 2, count: 3, games: 3 });
  });

  it('have about as much to do, though games last longer or shorter', () => {
    const plan = planned('--network', 'quick', '--sweep', 'epochs=1|2|40|3|30|10,seed=1|2');
    const loads = [1, 2, 3, 4].map((number) =>
      gamesOfShard(plan, { number, count: 4 }).reduce((sum, { spec }) => sum + spec.epochs, 0),
    );
    // 172 epochs in all; by turns the first shard would have 80.
    expect(Math.max(...loads)).toBeLessThanOrEqual(46);
  });

  it('are of one plan, which any other flag makes another', () => {
    const digest = (...flags: string[]) => planned(...flags)[0]!.place.digest;
    const sweep = ['--sweep', 'gamma=1|2'];
    expect(digest('--beta', '0.5', ...sweep)).toBe(digest(...sweep, '--beta', '0.5'));
    const others = [
      digest(...sweep),
      digest('--beta', '0.5', ...sweep),
      digest('--sweep', 'gamma=1|3'),
      digest('--sweep', 'gamma=2|1'),
      digest('--data', 'fashion-mnist', ...sweep),
      planOf(readFlags(sweep).games!, { ...conduct, limitSteps: 5 })[0]!.place.digest,
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});

const slurm = (id: number, min: number, max: number, count: number, step = 1): Environment => ({
  SLURM_ARRAY_TASK_ID: `${id}`,
  ...{ SLURM_ARRAY_TASK_MIN: `${min}`, SLURM_ARRAY_TASK_MAX: `${max}` },
  ...{ SLURM_ARRAY_TASK_COUNT: `${count}`, SLURM_ARRAY_TASK_STEP: `${step}` },
});
const kubernetes: Environment = { JOB_COMPLETION_INDEX: '2' };

describe('--shard', () => {
  it.each<[string, string, Environment, [number, number]]>([
    ['2/8', 'is what it says', slurm(0, 0, 3, 4), [2, 8]],
    ['auto', 'takes the task of an array from 0 on', slurm(3, 0, 7, 8), [4, 8]],
    ['auto', 'takes the task of an array from 1 on', slurm(3, 1, 7, 7), [3, 7]],
    ['auto', 'takes the task of an array in steps', slurm(6, 0, 6, 4, 2), [4, 4]],
    ['auto/8', 'takes single tasks, too', slurm(3, 3, 3, 1), [4, 8]],
    ['auto/8', 'takes the index of a Kubernetes job', kubernetes, [3, 8]],
  ])('%s %s', (text, _, environment, [number, count]) => {
    expect(readShard(text, environment)).toEqual({ number, count });
  });

  it('looks at the environment only when it is asked to', () => {
    expect(readFlags(['--sweep', 'gamma=1|2'], null, slurm(0, 0, 1, 2)).shard).toBeNull();
  });

  it.each<[string, string, Environment, string]>([
    ['0/8', 'counts from 1', {}, 'from 1 to n'],
    ['9/8', 'is one of n', {}, 'from 1 to n'],
    ['2', 'is of some', {}, 'from 1 to n'],
    ['1/5000', 'is of few', {}, 'at most 4096'],
    ['auto', 'without an array', {}, 'no array index of Slurm'],
    ['auto', 'with one task of an array that has more', slurm(3, 3, 3, 1), 'auto/n'],
    ['auto', 'with gaps in the array', slurm(3, 0, 7, 3), 'array without gaps'],
    ['auto', 'in Kubernetes, which does not say of how many', kubernetes, 'auto/n'],
    ['auto/8', 'without an array', {}, 'no array index'],
    ['auto/2', 'with a task beyond', kubernetes, 'have tasks from 0 to 1'],
    ['auto/0', 'of none', kubernetes, 'from 1 to n'],
  ])('%s is refused: %s', (text, _, environment, words) => {
    expect(() => readShard(text, environment)).toThrow(UsageError);
    expect(() => readShard(text, environment)).toThrow(words);
  });

  it.each([
    [['--shard', '1/2'], '--shard is for the games of a --sweep.'],
    [['--resume', '--out', 'x'], '--resume is for the games of a --sweep.'],
    [['--resume', '--sweep', 'gamma=1|2'], '--resume needs --out'],
  ])('%j is refused', (flags, words) => {
    expect(() => readFlags(flags)).toThrow(words);
  });
});
