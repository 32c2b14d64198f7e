import { describe, expect, it } from 'vitest';
import { isCoarse } from '../../spec/map/order.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { createPool } from '../pool/pool.ts';
import { keyOf } from '../runs/plan.ts';
import { countPlayed, outcomeOf, secondsLeft } from './mapState.ts';
import { browser, settle, TOO_LARGE, world } from './test/world.ts';

describe('the map of regimes', () => {
  it('plays every game once, from coarse to fine, and says how long it takes', async () => {
    const { map, state, next, end } = await world();
    expect(state().phase).toBe('idle');
    map.begin();
    const played: string[] = [];
    for (let plan = next(); plan !== null; plan = next()) {
      played.push(keyOf(plan.spec, plan.log));
      end(plan);
      if (played.length === 4) {
        const coarse = state().games.flatMap(([game], cell) => (game === null ? [] : [cell]));
        expect(coarse.every((cell) => isCoarse(cell, 4))).toBe(true);
        expect(secondsLeft(state())).toBe(12 * 2);
      }
    }
    expect(new Set(played).size).toBe(16);
    expect(state()).toMatchObject({ phase: 'done', seconds: 32, secondsPerGame: 2, playing: [] });
  });

  it('is cancelled and resumed without loss, also after a reload', async () => {
    const around = browser();
    const first = await world(around);
    first.map.begin();
    for (let i = 0; i < 5; i++) first.end(first.next()!);
    const given = first.next()!;
    first.map.cancel();
    first.end(given);
    expect([countPlayed(first.state()), first.state().phase]).toEqual([5, 'idle']);
    first.map.begin();
    first.end(first.next()!);
    await settle();

    // Reloaded while it played: it goes on by itself.
    const second = await world(around);
    expect([countPlayed(second.state()), second.state().phase]).toEqual([6, 'playing']);
    const played = new Set(around.stored.keys());
    for (let plan = second.next(); plan !== null; plan = second.next()) {
      expect(played.has(keyOf(plan.spec, plan.log))).toBe(false);
      second.end(plan);
    }
    expect(second.state().phase).toBe('done');
    await settle();
    const third = await world(around);
    expect([countPlayed(third.state()), third.state().phase, third.isAsked()]).toEqual([
      16,
      'done',
      false,
    ]);
  });

  it('rests where it is, and goes on from there', async () => {
    const { map, state, next, end, progress, rests, clock } = await world();
    map.begin();
    const plan = next()!;
    progress(plan, 4);
    expect(state().playing).toEqual([{ cell: 0, round: 0, step: 4, steps: 10 }]);
    map.pause();
    clock.time += 60_000;
    map.begin();
    end(plan);
    expect([rests, state().phase, state().secondsPerGame]).toEqual([[true, false], 'playing', 2]);
  });

  it('goes on after changes that come faster than what was played is looked up', async () => {
    const { map, state, isAsked } = await world();
    map.begin();
    await Promise.all([3, 4, 5].map((to) => map.change({ up: { name: 'beta', from: 0, to } })));
    await settle();
    expect([state().phase, state().ask.up.to, isAsked()]).toEqual(['playing', 5, true]);
    const change = map.change({ cells: 8 });
    map.cancel();
    await change;
    expect([state().phase, isAsked()]).toEqual(['idle', false]);
  });

  it('has the mean over its seeds, and plays the second when every cell has the first', async () => {
    const { map, state, next, end } = await world(browser(), { seeds: 2 });
    map.begin();
    for (let i = 0; i < 16; i++) end(next()!, 0.4);
    const plan = next()!;
    expect(plan.spec.seed).not.toBe(defaultSpec.seed);
    end(plan, 0.8);
    const both = state().games.filter((games) => games.every((game) => game !== null));
    expect(both.map((games) => outcomeOf(games)!.inShare)).toEqual([expect.closeTo(0.6)]);
  });

  it('goes with the lab’s settings while it rests, and keeps its own while it plays', async () => {
    const { map, state, lab, next, end } = await world();
    map.begin();
    end(next()!);
    // The prices of the map are the dot’s.
    lab.setState(({ spec }) => ({ spec: { ...spec, gamma: 9, beta: 1 } }));
    expect(state().isOfOther).toBe(false);
    lab.setState(({ spec }) => ({ spec: { ...spec, eta: 1 } }));
    expect([state().isOfOther, state().base.eta]).toEqual([true, defaultSpec.eta]);
    expect(next()!.spec.eta).toBe(defaultSpec.eta);
    map.cancel();
    lab.setState(({ spec }) => ({ spec: { ...spec, eta: 2 } }));
    await settle();
    expect([state().base.eta, countPlayed(state())]).toEqual([2, 0]);
    lab.setState(({ spec }) => ({ spec: { ...spec, eta: defaultSpec.eta } }));
    await settle();
    expect(countPlayed(state())).toBe(1);
  });

  it('says what cannot be played, and gives the rest up where nothing can', async () => {
    const { map, state, lab, next, refuse, isAsked } = await world();
    map.begin();
    for (let i = 0; i < 3; i++) refuse(next()!);
    expect(isAsked()).toBe(false);
    expect(state()).toMatchObject({ phase: 'idle', trouble: 'The file is not here.' });
    map.begin();
    expect([state().trouble, countPlayed(state())]).toEqual([null, 0]);
    map.cancel();
    lab.setState(({ spec }) => ({ spec: { ...spec, sandbox: 'pair' } }));
    await settle();
    map.begin();
    expect(state().trouble).toMatch(/Choose a network/);
    await map.change({ across: { name: 'gamma', from: 2, to: 3 } });
    expect(state().trouble).toMatch(/twice/);
    lab.setState({ spec: { ...defaultSpec, dynamics: 'magnitude' } });
    await settle();
    map.begin();
    expect(state()).toMatchObject({ phase: 'idle', trouble: expect.stringMatching(/nothing/) });
  });

  it('of a net too large for the browser gives up with the reason, and can be begun again', async () => {
    const pool = createPool({
      ...{ size: () => 2, memory: 2 ** 32, backend: () => 'wasm', sleep: () => Promise.resolve() },
      createClient: () => {
        throw new Error('Nothing is to be played.');
      },
    });
    const { map, state, lab } = await world(browser(), {}, pool, TOO_LARGE);
    for (let time = 0; time < 2; time++) {
      map.begin();
      await settle();
      expect(state()).toMatchObject({ phase: 'idle', trouble: expect.stringMatching(/memory/) });
    }
    // It is not under way: it goes with the lab.
    lab.setState({ spec: defaultSpec });
    await settle();
    expect([state().base, state().phase]).toEqual([defaultSpec, 'idle']);
  });

  it('keeps a cell’s games as runs, or all', async () => {
    const { map, next, end, kept } = await world();
    map.begin();
    for (let i = 0; i < 3; i++) end(next()!);
    await settle();
    expect(await map.keep(0)).toBe(1);
    expect(await map.keep()).toBe(3);
    expect(kept).toHaveLength(4);
  });

  it('says that the storage has let its own first games go, and nothing of those of other maps', async () => {
    const around = browser();
    const { map, state, next, end } = await world(around);
    const put = around.shelf.put.bind(around.shelf);
    let gone: string[] = ['of another map'];
    around.shelf.put = async (key, record) => ({ ...(await put(key, record)), gone });
    map.begin();
    const first = next()!;
    end(first);
    await settle();
    expect(state().trouble).toBeNull();
    gone = [keyOf(first.spec, first.log)];
    end(next()!);
    await settle();
    expect(state().trouble).toMatch(
      /^At most 1\u202f600 games of maps, and 128 MB of them, are kept/,
    );
  });
});
