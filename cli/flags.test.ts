import { rules } from '../src/rules/registry.ts';
import { describe, expect, it } from 'vitest';
import { parameterNames } from '../src/spec/parameters.ts';
import { presetSpec } from '../src/spec/presets.ts';
import { defaultSpec } from '../src/spec/spec.ts';
import { readFlags } from './flags.ts';
import { helpText } from './help.ts';
import { UsageError } from './usageError.ts';

describe('readFlags', () => {
  it('starts from the defaults', () => {
    expect(readFlags([])).toEqual({
      ...{
        spec: defaultSpec,
        log: [],
        games: null,
        find: null,
        out: null,
        limitSteps: null,
        shrinks: true,
        timesForward: false,
      },
      ...{ help: false, shard: null, resumes: false },
    });
  });

  it('reads preset, interpretation and parameters in both spellings', () => {
    const { spec, out } = readFlags(
      '--preset l1-strong --interpretation printed-sgd --lrTheta 0.05 --batch-size=64 --cost-into-theta --out run.json'.split(
        ' ',
      ),
    );
    expect(spec).toEqual({
      ...presetSpec('l1-strong', 'printed-sgd'),
      lrTheta: 0.05,
      batchSize: 64,
      costIntoTheta: true,
    });
    expect(out).toBe('run.json');
  });

  it.each([
    ['--sweep', 'gamma=1|2'],
    ['--find', 'accuracy>=97'],
  ])('times no forward pass where %s plays many nets', (flag, value) => {
    expect(() => readFlags([flag, value, '--time-forward'])).toThrow(
      `--time-forward is of one net; ${flag} plays many.`,
    );
    expect(readFlags(['--time-forward']).timesForward).toBe(true);
  });

  it('takes a network as text', () => {
    expect(readFlags(['--network', '784-300-100-10']).spec.network).toBe('lenet-300-100');
    expect(readFlags(['--network', '784-50-40-30-10']).spec.network).toBe('784-50-40-30-10');
  });

  it('lets parameters win wherever they stand', () => {
    expect(readFlags(['--gamma', '0.3', '--preset', 'l1-strong']).spec.gamma).toBe(0.3);
  });

  it('lays an interpretation over the defaults where no preset is named', () => {
    expect(readFlags(['--interpretation', 'printed-sgd']).spec.optimizer).toBe('sgd');
  });

  it('still takes the interpretation under its first name, --reading, in flags and sweeps, once', () => {
    const named = (flag: string) => readFlags([flag, 'printed-sgd', '--sweep', 'gamma=1|2']);
    expect(named('--reading')).toEqual(named('--interpretation'));
    const swept = (axis: string) => readFlags(['--sweep', `${axis}=contest|joint-adam`]).games;
    expect(swept('reading')).toEqual(swept('interpretation'));
    expect(() => readFlags(['--reading', 'contest', '--interpretation', 'contest'])).toThrow(
      'given twice',
    );
  });

  it.each([
    [['--gama', '1'], '--gama is not a flag'],
    [['--keep', '-3'], '--keep must be a whole number from 0, or one for each group'],
    [['--keep', '1.5'], '--keep must be a whole number from 0'],
    [['--keep', '12'], '--keep says who stays when the game ends, so --game-ends must be above 0'],
    [['--keep', '12', '--game-ends', '30'], 'at most 20, the last epoch; it is 30'],
    [
      ['--keep', '1,2,3', '--game-ends', '5'],
      '--keep: 1,2,3 names 3 groups of players; with players of the kind neuron the network quick has',
    ],
    [['--gamma', '1000'], '--gamma must be a number from 0 to 100'],
    [['--gamma', '-1'], '--gamma must be a number from 0 to 100'],
    [['--gamma', 'much'], '“much” is not'],
    [['--gamma'], '--gamma needs a value: a number from 0 to 100'],
    [['--gamma='], '--gamma must be a number'],
    [['--batchSize', '1.5'], '--batch-size must be a whole number from 1 to 1024'],
    [['--dynamics', 'no-such-rule'], Object.keys(rules).join(', ')],
    [['--network', '784-10'], '--network: “784-10” has no hidden layer'],
    [['--network', 'large'], '--network: “large” is neither a name'],
    [['--preset', 'l1'], '--preset must be one of quick-contest'],
    [['--interpretation', 'x'], '--interpretation must be one of printed-sgd'],
    [['--limit-steps', '0'], 'a whole number from 1'],
    [['--alpha', '1', '--alpha', '2'], 'given twice'],
    [['l1-strong'], '“l1-strong” is not a flag'],
    [['--gamma', '1', 'stray'], '“stray” is not a flag'],
    [['--'], '“--” is not a flag'],
    [['--=5'], '“--=5” is not a flag'],
    [['-h'], '“-h” is not a flag'],
    [['---gamma', '1'], '---gamma is not a flag'],
    [['--no-gamma'], '--no-gamma is not a flag'],
    [['--no-cost-into-theta'], '--no-cost-into-theta is not a flag'],
    [['--lr-theta', '1', '--lrTheta', '1'], '--lrTheta is given twice'],
    [['--gamma', '--beta', '1'], '--gamma needs a value'],
    [['--gamma', 'NaN'], '“NaN” is not'],
    [['--gamma', '1e999'], '“1e999” is not'],
    [['--cost-into-theta', 'maybe'], '--cost-into-theta must be true or false'],
    [['--out='], '--out needs a value: a file name'],
    [['--out', ' '], '--out needs a value: a file name'],
    [['--preset='], '--preset must be one of'],
    [['--sweep='], 'is not an axis'],
    [['--limit-steps='], '--limit-steps must be a whole number'],
    [['--help', 'gamma'], '--help takes no value but true or false; “gamma” is neither'],
    [['--no-shrinking=maybe'], '--no-shrinking takes no value but true or false'],
  ])('refuses %j in one line', (args, words) => {
    expect(() => readFlags(args)).toThrow(UsageError);
    expect(() => readFlags(args)).toThrow(words);
    try {
      readFlags(args);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
});

it('explains every parameter in --help', () => {
  const text = helpText();
  for (const name of parameterNames) {
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(text).toContain(`--${flag}`);
  }
});
