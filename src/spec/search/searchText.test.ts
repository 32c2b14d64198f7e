import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSpec, type RunSpec } from '../spec.ts';
import { movable, wholeRange } from './axis.ts';
import { isOfSearch, noteOf, searchOf, specOfGame } from './found.ts';
import type { Goal } from './search.ts';
import { axesText, goalText, readAxes, readGoal } from './searchText.ts';

const valueOf = <Value>(checked: { ok: true; value: Value } | { ok: false; note: string }) => {
  if (!checked.ok) throw new Error(checked.note);
  return checked.value;
};
const noteOn = (checked: { ok: boolean; note?: string }) => (checked.ok ? null : checked.note);

describe('a search as text', () => {
  it('is read back as it was written', () => {
    const percent = fc.integer({ min: 10, max: 1000 }).map((tenths) => tenths / 1000);
    const goals = fc.oneof(
      percent.map((least): Goal => ({ of: 'accuracy', least })),
      percent.map((least): Goal => ({ of: 'pruned', least })),
      fc.nat(1e6).map((most): Goal => ({ of: 'players', most })),
    );
    fc.assert(
      fc.property(goals, (goal) => {
        expect(valueOf(readGoal(goalText(goal)))).toEqual(goal);
      }),
    );
    const axes = [
      { name: 'gamma', from: 0.3, to: 20 },
      { name: 'lrS', from: 1e-5, to: 0.01 },
    ] as const;
    expect(valueOf(readAxes(axesText(axes)))).toEqual(axes);
  });

  it('may be spelt as flags are, and without a range goes as far as the slider', () => {
    expect(valueOf(readAxes('gamma, lr-s=1e-5:1e-2'))).toEqual([
      { name: 'gamma', from: 1e-4, to: 100 },
      { name: 'lrS', from: 1e-5, to: 1e-2 },
    ]);
    expect(valueOf(readGoal(' accuracy >= 97.5 % '))).toEqual({ of: 'accuracy', least: 0.975 });
    for (const name of movable) expect(valueOf(readAxes(name))).toEqual([wholeRange(name)]);
  });

  it('says what is wrong with it', () => {
    expect(noteOn(readGoal('accuracy<=97'))).toMatch(/accuracy>=97/);
    expect(noteOn(readGoal('accuracy>=0.97'))).toMatch(/in percent: .* would be 0.97 %/);
    expect(noteOn(readGoal('accuracy>=101'))).toMatch(/must be like/);
    expect(noteOn(readGoal('players<=2.5'))).toMatch(/must be like/);
    expect(noteOn(readGoal('speed>=3'))).toMatch(/“speed>=3” is not/);
    expect(noteOn(readAxes('seed=1:3'))).toMatch(/“seed” cannot be moved; possible are alpha/);
    expect(noteOn(readAxes('gamma=3'))).toMatch(/a range is name=from:to/);
    expect(noteOn(readAxes('gamma=0:3'))).toMatch(/must begin above 0/);
    expect(noteOn(readAxes('gamma=5:3'))).toMatch(/must rise/);
    expect(noteOn(readAxes('gamma=1:500'))).toMatch(/from 0 to 100/);
    expect(noteOn(readAxes('gamma=1:5,gamma=1:6'))).toMatch(/there twice/);
  });

  it('is told by the note of each of its games, whatever the number of its tries', () => {
    const wanted = {
      goal: { of: 'accuracy', least: 0.9 },
      axes: [wholeRange('gamma')],
      tries: 4,
    } as const;
    const search = searchOf(defaultSpec, wanted);
    const note = noteOf(search, []);
    expect(isOfSearch(searchOf(defaultSpec, { ...wanted, tries: 9 }), note)).toBe(true);
    expect(isOfSearch(searchOf({ ...defaultSpec, seed: 1 }, wanted), note)).toBe(false);
    expect(isOfSearch(searchOf(defaultSpec, { ...wanted, axes: [wholeRange('beta')] }), note)).toBe(
      false,
    );
    const spec = specOfGame(
      { ...defaultSpec, split: 'paper' },
      { setting: { gamma: 3 }, epochs: 2 },
    );
    expect(spec).toMatchObject({ gamma: 3, epochs: 2, split: 'validation' });
  });
});

it('plays no rung before the fee is in force and the game is over, wherever these may be moved', () => {
  const least = (part: Partial<RunSpec>, moved = '') => {
    const read = readAxes(`gamma,beta${moved}`);
    if (!read.ok) throw new Error(read.note);
    const spec = { ...defaultSpec, epochs: 20, gammaWarmup: 1, gameEnds: 0, ...part };
    return searchOf(spec, { goal: { of: 'players', most: 9 }, axes: read.value, tries: 9 })
      .leastEpochs;
  };
  expect(least({})).toBe(2);
  expect(least({ gammaWarmup: 2.5 })).toBe(4);
  expect(least({ gameEnds: 10 })).toBe(11);
  expect(least({ gameEnds: 30 })).toBe(20);
  expect(least({}, ',gammaWarmup=1:6')).toBe(7);
});
