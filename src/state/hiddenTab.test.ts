import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import { watchHiddenTab } from './hiddenTab.ts';
import type { WhenHidden } from './store.ts';
import { createLabStore, type Phase } from './store.ts';

/** A page with a run that plays, and a worker that obeys at once or, where it is slow, when told to. */
function world(whenHidden: WhenHidden, { hidden = false, isSlow = false } = {}) {
  const store = createLabStore({
    spec: defaultSpec,
    scheduled: [],
    notices: [],
    theme: 'light',
    whenHidden,
    view: 'net',
  });
  const phase = (next: Phase) => store.setState({ phase: next });
  const late: Phase[] = [];
  const obey = (next: Phase) => (isSlow ? void late.push(next) : phase(next));
  const saves: boolean[] = [];
  const twin: string[] = [];
  const page = {
    hidden,
    addEventListener: (_: string, call: () => void) => void (changed = call),
  };
  let changed: () => void = () => undefined;
  const hiddenTab = watchHiddenTab(
    store,
    {
      play: () => obey('playing'),
      pause: () => obey('paused'),
      save: () => void saves.push(page.hidden),
    },
    [{ rest: () => void twin.push('rests'), goOn: () => void twin.push('goes on') }],
    page as unknown as Document,
  );
  const show = (visible: boolean) => {
    page.hidden = !visible;
    changed();
  };
  phase('playing');
  return {
    ...{ store, phase, show, hiddenTab, saves, twin },
    answer: () => late.splice(0).forEach(phase),
    now: () => store.getState().phase,
  };
}

describe('a hidden tab', () => {
  it('goes on, unless the visitor chose otherwise', () => {
    const { now, show } = world('goOn');
    show(false);
    expect(now()).toBe('playing');
  });

  it('pauses, and plays on when it is seen again', () => {
    const { now, show } = world('pause');
    show(false);
    expect(now()).toBe('paused');
    show(true);
    expect(now()).toBe('playing');
  });

  it('plays on when it is seen again before the worker has answered', () => {
    const { now, show, answer } = world('pause', { isSlow: true });
    show(false);
    show(true);
    answer();
    expect(now()).toBe('playing');
  });

  it('is not set playing if it was not', () => {
    const { now, phase, show } = world('pause');
    phase('paused');
    show(false);
    show(true);
    expect(now()).toBe('paused');
  });

  it('pauses whatever begins to play while it is hidden', () => {
    const { now, phase, show } = world('pause', { hidden: true });
    expect(now()).toBe('paused'); // opened hidden
    phase('preparing');
    phase('playing');
    expect(now()).toBe('paused'); // another run
    show(true);
    expect(now()).toBe('playing');
  });

  it('asked to play waits until it is seen, and does no step before', () => {
    const { now, phase, show, hiddenTab } = world('pause');
    phase('paused');
    expect(hiddenTab.waits()).toBe(false);
    show(false);
    expect(hiddenTab.waits()).toBe(true);
    expect(now()).toBe('paused');
    show(true);
    expect(now()).toBe('playing');
    const other = world('goOn', { hidden: true });
    other.phase('paused');
    expect(other.hiddenTab.waits()).toBe(false);
  });

  it('stays paused when it is seen again if a program has paused it meanwhile', () => {
    const { now, show, hiddenTab } = world('pause');
    show(false);
    hiddenTab.stay();
    show(true);
    expect(now()).toBe('paused');
  });

  it('has its state kept when it is hidden, whatever was chosen', () => {
    for (const whenHidden of ['goOn', 'pause'] as const) {
      const { saves, show } = world(whenHidden);
      show(false);
      show(true);
      expect(saves).toEqual([true]);
    }
  });

  it('has the dense twin rest with it, whether or not the run plays, where it pauses', () => {
    const paused = world('pause');
    paused.phase('paused');
    paused.show(false);
    paused.show(true);
    expect(paused.twin).toEqual(['rests', 'goes on']);
    const other = world('goOn');
    other.show(false);
    expect(other.twin).toEqual([]);
  });

  it('takes the choice at once', () => {
    const { store, show, hiddenTab } = world('goOn');
    hiddenTab.choose('pause');
    show(false);
    expect(store.getState()).toMatchObject({ phase: 'paused', whenHidden: 'pause' });
  });
});
