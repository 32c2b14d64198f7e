import { describe, expect, it } from 'vitest';
import { baselineOf } from '../src/spec/baselines.ts';
import { presetSpec } from '../src/spec/presets.ts';
import type { RunRecord } from '../src/record/record.ts';
import type { Change } from '../src/spec/spec.ts';
import { readFlags } from './flags.ts';
import { UsageError } from './usageError.ts';

const spec = { ...presetSpec('contest'), gameEnds: 10, seed: 4 };
/** Its first 59 and its first 21 players stayed. */
function played(log: readonly Change[] = []): RunRecord {
  const participation = Float32Array.from({ length: 768 }, (_, i) =>
    i < 59 || (i >= 512 && i < 533) ? 0.7 : 0.05 * Number(i === 100),
  );
  return {
    manifest: { spec: { ...spec, epsilon: 0.1 }, log },
    series: {
      groups: [
        { name: 'Layer 1', granularity: 'neuron', count: 512 },
        { name: 'Layer 2', granularity: 'neuron', count: 256 },
      ],
    },
    last: { step: 9380, participation },
  } as unknown as RunRecord;
}
const asked = (text: string, like: RunRecord | null = null) =>
  readFlags(text === '' ? [] : text.split(' '), null, {}, like);
const ofContest = (keep: '59,21' | 80) => baselineOf('magnitude', spec, { keep });

describe('--baseline', () => {
  it('with --like is of the size of a run, in each group or over the net, and learns like it', () => {
    expect({ ok: true, ...pick(asked('--baseline magnitude', played())) }).toEqual(
      ofContest('59,21'),
    );
    expect({ ok: true, ...pick(asked('--baseline magnitude --over net', played())) }).toEqual(
      ofContest(80),
    );
    // Of what was changed on the way it does what its dense twin would do.
    const log: Change[] = [
      { step: 5, patch: { gamma: 3 } },
      { step: 9, patch: { lrTheta: 0.01, epsilon: 0.01 } },
    ];
    const later = asked('--baseline magnitude', played(log));
    expect(later.log).toEqual([{ step: 9, patch: { lrTheta: 0.01 } }]);
    // ε fell meanwhile: one more stayed.
    expect(later.spec.keep).toBe('60,21');
  });

  it('with --keep takes counts, and other flags change it', () => {
    const { spec: own } = asked(
      '--preset contest --baseline l0 --keep 9,18 --gamma 0.5 --epochs 8 --seed 2',
    );
    expect(own).toMatchObject({
      ...{ dynamics: 'l0', keep: '9,18', gamma: 0.5, epochs: 8, seed: 2, gameEnds: 6 },
      network: 'paper',
    });
    expect(asked('--baseline scratch --keep 9,18 --network 784-40-20-10').spec.network).toBe(
      '784-9-18-10',
    );
  });

  it('can be swept, over seeds and over baselines', () => {
    const { games } = asked('--baseline random --keep 9,18 --sweep seed=0|1');
    expect(games!.map(({ swept, spec: { dynamics, seed } }) => [swept, dynamics, seed])).toEqual([
      [{ seed: 0 }, 'random', 0],
      [{ seed: 1 }, 'random', 1],
    ]);
    const sizes = asked('--sweep baseline=snip|scratch,keep=[9,18]|[4,5]').games!;
    expect(sizes.map(({ swept, spec: { keep, network } }) => [swept.keep, keep, network])).toEqual([
      ['9,18', '9,18', 'quick'],
      ['4,5', '4,5', 'quick'],
      ['9,18', 0, '784-9-18-10'],
      ['4,5', 0, '784-4-5-10'],
    ]);
  });

  it.each([
    ['--baseline best --keep 5', null, '--baseline must be one of random, magnitude'],
    ['--baseline random', null, '--baseline needs to know how many players stay'],
    ['--baseline random --keep 5 --dynamics adam', null, 'leave out --dynamics'],
    ['--baseline random --keep 5 --game-ends 30', null, '--game-ends must be at most 20'],
    ['--baseline random --keep 0', null, '--baseline random: Nobody would stay'],
    ['--baseline random --keep 1,2,3', null, '--keep: 1,2,3 names 3 groups'],
    ['--baseline scratch --keep 5', null, '--baseline scratch: A net from scratch needs a number'],
    ['--baseline random --keep 5 --over net', null, 'leave out --over'],
    ['--over net', null, '--over is for --baseline'],
    ['', played(), '--like is for --baseline'],
    ['--baseline random --over all', played(), '--over must be net or group'],
    ['--baseline random --preset contest', played(), '--preset and --like both say'],
    [
      '--baseline random',
      { ...played(), last: { step: 0, participation: new Float32Array() } },
      '--like: that run was not played',
    ],
  ])('%s is refused in a sentence', (text, like, words) => {
    expect(() => asked(text, like)).toThrow(UsageError);
    expect(() => asked(text, like)).toThrow(words);
  });
});

const pick = ({ spec: own, log }: ReturnType<typeof asked>) => ({ spec: own, log });
