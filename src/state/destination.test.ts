import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { createDestination } from './destination.ts';
import { createLabStore } from './store.ts';
import { playerId } from '../game/players.ts';

/** A worker that says what it is told to say, and a bar that remembers what it was told. */
function world() {
  const store = createLabStore({
    spec: defaultSpec,
    scheduled: [],
    notices: [],
    theme: 'light',
    whenHidden: 'goOn',
    view: 'net',
  });
  const steps: number[] = [];
  const said: string[] = [];
  const bar = { rest: null as number | null, select: [] as number[] };
  let listener: (event: WorkerEvent) => void = () => undefined;
  let frozenAt = 0;
  const write = () => {
    bar.select = [...store.getState().selected];
  };
  const destination = createDestination({
    store,
    client: {
      listen(call) {
        listener = call;
        return () => undefined;
      },
      step: async (count) => void steps.push(count),
      freeze: async () => ({ step: frozenAt }) as never,
    },
    run: { pause: () => undefined },
    notices: { notify: (...all) => void said.push(...all) },
    addressBar: {
      write,
      restsAt(step) {
        if (step === bar.rest) return;
        bar.rest = step;
        write();
      },
    },
  });
  return {
    ...{ destination, store, steps, bar, said },
    /** As the shown run does before: the run's players are known when it is ready. */
    ready(step = 0, shown = Uint32Array.from({ length: 10 }, (_, i) => i)) {
      store.setState({ phase: 'paused', shown });
      listener({ type: 'ready', step } as WorkerEvent);
    },
    playing: (playing: boolean, step: number) =>
      listener({ type: 'playing', run: 1, playing, step }),
    stepped: (step: number) => listener({ type: 'stepped', run: 1, request: 1, step }),
    fail: () => listener({ type: 'failed', run: 1, cause: 'device', message: 'Lost.' }),
    recover: () => listener({ type: 'recovered', run: 1 }),
    standsAt: (step: number) => void (frozenAt = step),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('where the run rests', () => {
  it('is not where steps were answered while it plays', () => {
    const { ready, playing, stepped, bar } = world();
    ready();
    playing(false, 0);
    playing(true, 400);
    stepped(980);
    expect(bar.rest).toBeNull();
    playing(false, 1500);
    expect(bar.rest).toBe(1500);
  });

  it('is the start of the run that has replaced another', () => {
    const { ready, stepped, bar } = world();
    ready();
    stepped(500);
    ready();
    expect(bar.rest).toBe(0);
  });
});

describe('the step of an address', () => {
  const aimed = (until: number | null = 980, select: number[] = []) => {
    const here = world();
    here.destination.aim({ until, select: select.map(playerId) });
    return here;
  };

  it('is still gone to after a failure on the way', () => {
    const { ready, playing, fail, steps, bar, stepped } = aimed();
    ready();
    playing(false, 0);
    fail();
    ready(300);
    expect(steps).toEqual([980, 680]);
    expect(bar.rest).toBe(980);
    stepped(980);
    fail();
    ready(980);
    expect(steps).toEqual([980, 680]);
  });

  it('is gone to once, also when the worker was silent on the way', () => {
    const { ready, fail, recover, stepped, steps } = aimed();
    ready();
    fail();
    recover();
    stepped(980);
    ready();
    expect(steps).toEqual([980]);
  });

  it('is not gone to after a failure once the hand has taken over', () => {
    const { ready, fail, destination, steps } = aimed();
    ready();
    destination.stay();
    fail();
    ready();
    expect(steps).toEqual([980]);
  });

  it('is not gone to by the run that a change puts in place of the one it was meant for', () => {
    const { ready, destination, steps, bar } = aimed();
    destination.heed({ gamma: 3 });
    expect(destination.until).toBe(980);
    destination.heed({ seed: 3 });
    ready();
    expect(steps).toEqual([]);
    expect(bar.rest).toBe(0);
  });

  it('is counted from where a playing run has stopped, not from where it was heard of last', async () => {
    const { ready, playing, destination, steps, standsAt, stepped, bar } = aimed(null);
    ready();
    playing(true, 0);
    standsAt(1500);
    destination.goTo(1600);
    playing(false, 1500);
    await settled();
    expect(steps).toEqual([100]);
    expect(bar.rest).toBe(1600);
    standsAt(1550);
    destination.goTo(1700);
    // What was under way before is answered early, and the new step stands.
    stepped(1550);
    await settled();
    expect(steps).toEqual([100, 150]);
    playing(false, 1550);
    expect(bar.rest).toBe(1700);
  });

  it('of the run that is being prepared waits until that is ready', () => {
    const { ready, stepped, store, destination, steps, bar } = aimed(null);
    ready();
    stepped(1500);
    store.setState({ phase: 'preparing' });
    destination.goTo(1600);
    destination.choose([playerId(4)]);
    ready();
    expect(steps).toEqual([1600]);
    expect(bar).toEqual({ rest: 1600, select: [4] });
  });
});

describe('the chosen players of an address', () => {
  it('stand in the bar when the run is ready, also where it rests already', () => {
    const { destination, bar, ready } = world();
    bar.rest = 20;
    destination.aim({ until: 20, select: [playerId(7), playerId(3)] });
    ready();
    expect(bar).toEqual({ rest: 20, select: [7, 3] });
  });

  it('are none where it names none', () => {
    const { destination, store, ready } = world();
    ready();
    store.setState({ selected: [playerId(2)] });
    destination.aim({ until: null, select: [] });
    ready();
    expect(store.getState().selected).toEqual([]);
    store.setState({ selected: [playerId(2)] });
    destination.choose([]);
    expect(store.getState().selected).toEqual([]);
  });

  it('that are not shown are told of, and nobody is selected in their place', () => {
    const { destination, store, ready, said } = world();
    destination.aim({ until: null, select: [playerId(12), playerId(3)] });
    ready(0, Uint32Array.of(3, 10, 17));
    expect(store.getState().selected).toEqual([3]);
    expect(said).toEqual(['Player 12 is not among the players shown, so it was not selected.']);
    destination.choose([playerId(0), playerId(17), playerId(1)]);
    expect(store.getState().selected).toEqual([17]);
    expect(said[1]).toBe(
      'Players 0, 1 are not among the players shown, so they were not selected.',
    );
  });

  it('give way to those that the hand has chosen meanwhile', () => {
    const { destination, store, ready } = world();
    ready();
    destination.aim({ until: null, select: [playerId(7)] });
    store.setState({ selected: [playerId(2)] });
    ready();
    expect(store.getState().selected).toEqual([2]);
  });

  it('stay when the run comes back after trouble', () => {
    const { store, ready, fail } = world();
    ready();
    store.setState({ selected: [playerId(2)] });
    fail();
    ready(10);
    expect(store.getState().selected).toEqual([2]);
  });
});

it('a hand that has it play on takes no run from its way to where it is to stand', () => {
  const { destination, store } = world();
  store.setState({ phase: 'preparing', goingTo: 755 });
  destination.stay();
  expect(store.getState().goingTo).toBe(755);
});
