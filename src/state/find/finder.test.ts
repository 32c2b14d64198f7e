import { describe, expect, it } from 'vitest';
import { bestOf } from '../../spec/search/next.ts';
import { presetSpec } from '../../spec/presets.ts';
import type { Axis } from '../../spec/search/search.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { createPool } from '../pool/pool.ts';
import type { Wanted } from '../../spec/search/wanted.ts';
import { createFinder } from './finder.ts';
import { recordOf, settle, storage, world } from './test/world.ts';

const gamma: Axis = { name: 'gamma', from: 0.3, to: 30 };
const wanted: Wanted = { goal: { of: 'accuracy', least: 0.9 }, axes: [gamma], tries: 5, epochs: 3 };

describe('Find me', () => {
  it('plays one try after another, each of validation examples to its end, and finds the edge', async () => {
    const { finder, state, playing, job, end } = await world();
    finder.begin({ ...defaultSpec, split: 'paper', stopGap: 1 }, wanted);
    expect(job().playing[0]!.spec).toMatchObject({ split: 'validation', stopGap: 0, epochs: 3 });
    for (let tried = 0; tried < 5; tried++) {
      // The next follows from the one that plays.
      expect(playing()).toHaveLength(1);
      expect(state()).toMatchObject({ phase: 'searching', trouble: null });
      expect(state().playing).toHaveLength(1);
      end();
    }
    expect(state()).toMatchObject({ phase: 'ended', playing: [] });
    const { search, of } = state().asked!;
    expect(of).toBe(192);
    const best = bestOf(search, state().games, of)!;
    expect(best.isMet).toBe(true);
    expect(best.setting.gamma).toBeGreaterThan(2.2);
    expect(best.setting.gamma).toBeLessThanOrEqual(3);
    // Each record says what was looked for, and what was tried before it.
    state().games.forEach(({ record }, i) => {
      const { search: note } = record.manifest;
      expect(note).toMatchObject({ find: 'accuracy>=90', move: 'gamma=0.3:30', tries: 5 });
      expect(note!.before).toHaveLength(i);
    });
  });

  it('of several coefficients plays a rung together, and the next when all of it is over', async () => {
    const { finder, state, playing, end } = await world({ size: 3 });
    const axes = [gamma, { name: 'beta', from: 0.001, to: 1 } as const];
    finder.begin(presetSpec('quick-contest'), { ...wanted, axes, tries: 9, epochs: 6 });
    for (let over = 0; over < 9; over++) {
      expect(playing().length).toBe(Math.min(3, 9 - over));
      end();
    }
    expect(state().playing.map(({ epochs }) => epochs)).toEqual([6, 6, 6]);
    for (let over = 0; over < 3; over++) end();
    expect(state()).toMatchObject({ phase: 'ended' });
    expect(state().games).toHaveLength(12);
  });

  it('is cancelled and goes on with what was tried, and with more tries after its end', async () => {
    const { finder, state, playing, job, end } = await world();
    finder.begin(defaultSpec, wanted);
    end();
    const second = playing();
    const first = job();
    finder.cancel();
    expect(first.isCancelled).toBe(true);
    expect(state()).toMatchObject({ phase: 'stopped', playing: [] });
    expect(state().games).toHaveLength(1);
    finder.goOn();
    expect(playing()).toEqual(second);
    for (let tried = 1; tried < 5; tried++) end();
    expect(state().phase).toBe('ended');
    finder.goOn(4);
    expect(state()).toMatchObject({ phase: 'searching' });
    expect(state().asked!.search.tries).toBe(9);
    expect(state().games).toHaveLength(5);
  });

  it('plays the same game again when it is told to go on while one plays', async () => {
    const { finder, state, playing, job, end } = await world();
    finder.begin(defaultSpec, wanted);
    const first = playing();
    const before = job();
    finder.goOn();
    expect(before.isCancelled).toBe(true);
    expect(playing()).toEqual(first);
    for (let tried = 0; tried < 5; tried++) end();
    expect(state()).toMatchObject({ phase: 'ended', playing: [] });
  });

  it('is found by the next page where it was, also before its first game is over', async () => {
    const { open, kept } = storage();
    const one = await world({ open });
    one.finder.begin(defaultSpec, wanted);
    await settle();
    expect((await world({ open })).state()).toMatchObject({ phase: 'stopped', games: [] });
    one.end();
    one.end();
    await settle();
    const { finder, state, playing } = await world({ open });
    expect(state().asked).toEqual(one.state().asked);
    expect(state().games).toEqual(one.state().games);
    finder.goOn();
    expect(playing()).toEqual(one.playing());
    // Another search takes its place.
    finder.begin(defaultSpec, { ...wanted, epochs: 4 });
    await settle();
    expect(kept.records).toEqual([]);
    expect(kept.search!.note.epochs).toBe(4);
  });

  it('takes no games of another search, which another tab may have stored among its own', async () => {
    const { open, kept } = storage();
    const one = await world({ open });
    one.finder.begin(defaultSpec, wanted);
    one.end();
    const other = await world({ open: storage().open });
    other.finder.begin(defaultSpec, { ...wanted, epochs: 9 });
    other.end();
    const of = await world({ open: storage().open });
    of.finder.begin({ ...defaultSpec, beta: 2 }, wanted);
    of.end();
    await settle();
    kept.records.push(other.state().games[0]!.record, of.state().games[0]!.record);
    const { state } = await world({ open });
    expect(state().games).toEqual(one.state().games);
  });

  it('says why it stops where a game cannot be played, and that it cannot be stored', async () => {
    const { finder, state, end } = await world({
      open: () => Promise.reject(new DOMException('no', 'SecurityError')),
    });
    finder.begin(defaultSpec, wanted);
    end();
    await settle();
    expect(state().trouble).toMatch(/does not let this page store anything: a reload will not/);
    end({ why: 'The worker stopped.' });
    expect(state()).toMatchObject({
      phase: 'stopped',
      trouble: 'The worker stopped.',
      playing: [],
    });
    expect(state().games).toHaveLength(1);
    finder.goOn();
    expect(state()).toMatchObject({ phase: 'searching', trouble: null });
  });

  it('tries nothing beyond a value at which the numbers ran away', async () => {
    const { finder, state, playing, end } = await world();
    finder.begin(defaultSpec, wanted);
    const [first] = playing();
    end((plan) => recordOf(plan, 'diverged'));
    expect(state().games[0]!.outcome).toBeNull();
    expect(playing()[0]).toBeLessThan(first as number);
  });

  it('of a net too large for the browser says so, once', async () => {
    const pool = createPool({
      ...{ size: () => 2, memory: 2 ** 32, backend: () => 'wasm', sleep: () => Promise.resolve() },
      createClient: () => {
        throw new Error('Nothing is to be played.');
      },
    });
    const finder = createFinder({ pool, open: storage().open });
    const network = '28x28x1 c600k1 p2 d10';
    finder.begin({ ...defaultSpec, network, granularity: 'filter', batchSize: 1024 }, wanted);
    await settle();
    expect(finder.store.getState()).toMatchObject({
      ...{ phase: 'stopped', playing: [], games: [] },
      trouble: expect.stringMatching(/memory/),
    });
  });

  it('refuses what reads nothing, in a sentence', async () => {
    const { finder, state } = await world();
    expect(() => finder.begin(presetSpec('clones-share'), wanted)).toThrow(/reads nothing/);
    expect(() => finder.begin({ ...defaultSpec, dynamics: 'magnitude' }, wanted)).toThrow(
      /γ changes nothing/,
    );
    expect(state().asked).toBeNull();
  });
});
