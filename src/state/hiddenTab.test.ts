import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../game/spec.ts';
import { watchHiddenTab, type WhenHidden } from './hiddenTab.ts';
import { createLabStore, type Phase } from './store.ts';

function world(whenHidden: WhenHidden) {
  const store = createLabStore({
    spec: defaultSpec,
    scheduled: [],
    notices: [],
    theme: 'light',
    whenHidden,
    view: 'net',
  });
  const phase = (next: Phase) => store.setState({ phase: next });
  const page = {
    hidden: false,
    addEventListener: (_: string, call: () => void) => void (changed = call),
  };
  let changed: () => void = () => undefined;
  const choose = watchHiddenTab(
    store,
    { play: () => phase('playing'), pause: () => phase('paused') },
    page as unknown as Document,
  );
  const show = (visible: boolean) => {
    page.hidden = !visible;
    changed();
  };
  phase('playing');
  return { store, phase, show, choose };
}

describe('a hidden tab', () => {
  it('goes on, unless the visitor chose otherwise', () => {
    const { store, show } = world('goOn');
    show(false);
    expect(store.getState().phase).toBe('playing');
  });

  it('pauses, and plays on when it is seen again', () => {
    const { store, show } = world('pause');
    show(false);
    expect(store.getState().phase).toBe('paused');
    show(true);
    expect(store.getState().phase).toBe('playing');
  });

  it('is not set playing if it was not', () => {
    const { store, phase, show } = world('pause');
    phase('paused');
    show(false);
    show(true);
    expect(store.getState().phase).toBe('paused');
  });

  it('takes the choice at once', () => {
    const { store, show, choose } = world('goOn');
    choose('pause');
    show(false);
    expect(store.getState()).toMatchObject({ phase: 'paused', whenHidden: 'pause' });
  });
});
