import { describe, expect, it } from 'vitest';
import { browserFlags, dawnFlags, helpText, readFlags, UsageError } from './flags.ts';

const read = (...args: string[]) => readFlags(browserFlags, args);

describe('readFlags', () => {
  it('has a value for every flag when none is given', () => {
    expect(read()).toEqual({
      rounds: 5,
      steps: 8,
      out: null,
      recording: null,
      help: false,
      growth: false,
      games: false,
      kinds: false,
      filters: false,
      analysis: false,
      soak: null,
      drawing: false,
      map: false,
      keeping: false,
      fading: false,
      spiral: false,
      cpu: false,
      'software-webgpu': false,
    });
    expect(readFlags(dawnFlags, []).software).toBe(false);
  });

  it('reads values after a blank and after an equals sign', () => {
    const asked = read('--rounds', '3', '--steps=20', '--out', 'a b.json', '--growth');
    expect(asked).toMatchObject({
      rounds: 3,
      steps: 20,
      out: 'a b.json',
      growth: true,
      cpu: false,
    });
  });

  it.each([
    [['--bogus'], '“--bogus” is not a flag; allowed are --rounds, --steps, --out'],
    [['rounds'], '“rounds” is not a flag'],
    [['--constructor'], 'is not a flag'],
    [['--rounds', '0'], '--rounds must be a whole number from 1 to 100; “0” is not.'],
    [['--rounds', '2.5'], '“2.5” is not'],
    [['--rounds= '], '“ ” is not'],
    [['--steps', 'ten'], '--steps must be a whole number from 1 to 1000'],
    [['--rounds'], '--rounds needs a value: a whole number from 1 to 100.'],
    [['--out', '--growth'], '--out needs a value: a file name.'],
    [['--out='], '--out needs a value'],
    [['--cpu=yes'], '--cpu takes no value.'],
    [['--cpu', '--cpu'], '--cpu is given twice'],
  ])('refuses %j with one line', (args, words) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(words);
    try {
      read(...args);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });
});

describe('helpText', () => {
  it('names every flag and its default', () => {
    const text = helpText(browserFlags, ['title']);
    for (const name of Object.keys(browserFlags)) expect(text).toContain(`--${name} `);
    expect(text).toMatch(/--rounds .*\(5\)/);
  });
});
