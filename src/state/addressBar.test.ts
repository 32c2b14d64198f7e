import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import { createAddressBar, type Surroundings, type Turn } from './addressBar.ts';
import { createLabStore } from './store.ts';
import { readHash, type RunAddress } from './url.ts';
import { playerId } from '../game/players.ts';

const PLACE = 'https://example.org/';

/** A tab: its entries outlive the page, as those of a browser do. */
function tab(hash = '') {
  const entries: { state: unknown; href: string }[] = [{ state: null, href: PLACE + hash }];
  let at = 0;
  let listeners = new Map<string, () => void>();
  const around: Surroundings = {
    location: {
      get href() {
        return entries[at].href;
      },
      get hash() {
        return new URL(entries[at].href).hash;
      },
    },
    history: {
      get state() {
        return entries[at].state;
      },
      pushState(state: unknown, _: string, href: string) {
        entries.splice(++at, Infinity, { state, href });
      },
      replaceState(state: unknown, _: string, href: string) {
        entries[at] = { state, href };
      },
    },
    addEventListener: (type, listener) => void listeners.set(type, listener),
  };
  let time = 0;

  /** A page in this tab; the one before is gone. */
  function load() {
    listeners = new Map();
    const { spec, changes, view } = readHash(around.location.hash);
    const store = createLabStore({
      ...{ spec, scheduled: changes, view },
      ...{ notices: [], theme: 'light', whenHidden: 'goOn' },
    });
    const opened: RunAddress[] = [];
    const turned: Turn[] = [];
    const here = { step: 0 };
    const bar = createAddressBar({
      store,
      around,
      stepNow: () => here.step,
      now: () => (time += 10_000),
      open(address) {
        opened.push(address);
        store.setState({ startSpec: address.spec, changes: address.changes, scheduled: [] });
        bar.write();
      },
      turnTo(address) {
        turned.push(address);
        store.setState({ view: address.view });
      },
    });
    bar.write();
    return { bar, store, opened, turned, here };
  }

  return {
    load,
    hash: () => around.location.hash,
    /** @param meanwhile what the page does before it is told */
    back(meanwhile: () => void = () => {}) {
      at--;
      meanwhile();
      listeners.get('hashchange')!();
    },
    type(typed: string) {
      entries.splice(++at, Infinity, { state: null, href: PLACE + typed });
      listeners.get('hashchange')!();
    },
  };
}

describe('Back', () => {
  it('moves between views of the run also after a reload, and never moves a slider', () => {
    const { load, back, hash } = tab('#v=1&seed=6');
    const { bar, store } = load();
    store.setState({ view: 'game' });
    bar.write('newView');
    const change = { step: 15, patch: { gamma: 7 } };
    store.setState({ changes: [change] });
    bar.write();
    const again = load();
    back();
    expect(again.opened).toEqual([]);
    expect(again.store.getState().view).toBe('net');
    expect(hash()).toContain('15:gamma=7');
  });

  it('is not written over by what the page writes before it is told of it', () => {
    const { load, back } = tab('#v=1&seed=6');
    const { bar, store } = load();
    store.setState({ view: 'game' });
    bar.write('newView');
    back(() => bar.restsAt(15));
    expect(store.getState().view).toBe('net');
  });

  it('returns to the run before also after a reload', () => {
    const { load, back } = tab('#v=1&seed=6');
    const { bar, store } = load();
    store.setState({ startSpec: { ...defaultSpec, seed: 9 } });
    bar.write('newRun');
    const again = load();
    back();
    expect(again.opened.map(({ spec }) => spec.seed)).toEqual([6]);
  });

  it('between views keeps the players that are chosen', () => {
    const { load, back } = tab();
    const { bar, store, turned } = load();
    store.setState({ shown: Uint32Array.of(0, 1, 2), selected: [playerId(1)] });
    bar.write();
    bar.write('newView');
    store.setState({ view: 'game', selected: [playerId(2)] });
    bar.write('newView');
    back();
    expect(turned.map(({ select, until }) => ({ select, until }))).toEqual([
      { select: null, until: null },
    ]);
  });
});

describe('a typed address of the run that stands', () => {
  it('at an earlier step begins the run again, to go to that step', () => {
    const { load, type } = tab('#v=1&seed=6');
    const { opened, turned, here } = load();
    here.step = 1500;
    type('#v=1&seed=6&until=980');
    expect(opened.map(({ until }) => until)).toEqual([980]);
    expect(turned).toEqual([]);
    here.step = 500;
    type('#v=1&seed=6&until=981');
    expect(turned.map(({ until }) => until)).toEqual([981]);
    expect(opened).toHaveLength(1);
  });

  it('goes on with a game by hand that no address holds', () => {
    const players = 13;
    const ones = Array<number>(players).fill(1).join('_');
    const inner = Array<number>((players * (players - 1)) / 2).fill(0);
    const game = `${ones}~${ones}~${inner.join('_')}`;
    const { load, type, hash } = tab();
    const { bar, store, opened, turned } = load();
    store.setState({ startSpec: { ...defaultSpec, sandbox: 'hand', game } });
    bar.write('newRun');
    expect(hash()).toContain('game=file');
    type(`${hash()}&view=game`);
    expect(opened).toEqual([]);
    expect(turned.map(({ view }) => view)).toEqual(['game']);
    type('#v=1&sandbox=hand');
    expect(opened).toHaveLength(1);
  });
});
