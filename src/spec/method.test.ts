import { describe, expect, it } from 'vitest';
import { baselineNames, baselineOf, baselines } from './baselines.ts';
import { methodOf } from './method.ts';
import { presetSpec } from './presets.ts';
import { defaultSpec } from './spec.ts';

describe('the method of a run', () => {
  it.each(baselineNames)('of a baseline is its own: %s', (name) => {
    for (const like of [defaultSpec, presetSpec('l1-strong')]) {
      const made = baselineOf(name, like, { keep: '9,5' });
      if (!made.ok) throw new Error(made.note);
      expect(methodOf(made.spec)).toBe(baselines[name].label);
    }
  });

  it('of a game is none, also of one that is cut in the end', () => {
    expect(methodOf(defaultSpec)).toBeNull();
    expect(methodOf({ ...defaultSpec, keep: 20, gameEnds: 2 })).toBeNull();
    expect(methodOf({ ...defaultSpec, freezeS: true })).toBeNull();
    expect(methodOf({ ...defaultSpec, sandbox: 'pair', freezeS: true, gamma: 0 })).toBeNull();
  });
});
