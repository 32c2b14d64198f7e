import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSpec } from '../spec/spec.ts';
import { publishAutomation } from './automation.ts';
import { methods } from './embed/methods.ts';
import type { Lab } from './lab.ts';
import { createLabStore } from './store.ts';
import { playerId, shownIndex } from '../game/players.ts';

/** The page's window, which alone knows the interface. */
let page: Pick<Window, 'pruningGame'>;
beforeEach(() => {
  page = {};
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function published() {
  const store = createLabStore({
    ...{ spec: defaultSpec, scheduled: [], notices: [], theme: 'light' },
    ...{ whenHidden: 'goOn', view: 'net' },
  });
  const called: [string, ...unknown[]][] = [];
  const notes =
    (name: string, answer: unknown = undefined) =>
    (...given: unknown[]) => {
      called.push([name, ...given]);
      return answer;
    };
  const later = (name: string, answer?: unknown) => notes(name, Promise.resolve(answer));
  const lab = {
    store,
    play: notes('play'),
    pause: notes('pause'),
    step: later('step'),
    set: later('set', { step: 3 }),
    act: later('act', { step: 4 }),
    learnFrom: later('learnFrom'),
    reset: later('reset'),
    snapshot: later('snapshot', { step: 5 }),
    frozenGame: later('frozenGame', { layers: [] }),
    analysis: later('analysis', { layers: [1] }),
    on: notes('on', () => undefined),
    ready: () => Promise.resolve(),
  } as unknown as Lab;
  publishAutomation(lab);
  return { game: page.pruningGame!, store, called };
}

const isSettled = async (promise: Promise<unknown>) =>
  (await Promise.race([
    promise.then(
      () => 'yes',
      () => 'yes',
    ),
    new Promise((resolve) => setImmediate(() => resolve('no'))),
  ])) === 'yes';

describe('window.pruningGame', () => {
  it('is ready when the first run is prepared, and not before', async () => {
    const { game, store } = published();
    store.setState({ progress: { text: 'Loading images', share: 0.5 } });
    expect(await isSettled(game.ready)).toBe(false);
    store.setState({ phase: 'playing' });
    await expect(game.ready).resolves.toBeUndefined();
    // Of the first run only: what comes later changes nothing.
    store.setState({ phase: 'failed', failure: 'It broke.' });
    await expect(game.ready).resolves.toBeUndefined();
  });

  it('rejects with the page’s sentence if the first run cannot be prepared, whoever listens', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { game, store } = published();
    store.setState({ phase: 'failed', failure: 'No images.' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
    await expect(game.ready).rejects.toThrow('No images.');
  });

  it('tells the parameters as they stand', () => {
    const { game, store } = published();
    expect(game.spec()).toEqual(defaultSpec);
    store.setState({ spec: { ...defaultSpec, gamma: 2 } });
    expect(game.spec().gamma).toBe(2);
  });

  it('pauses before it goes back to the start', async () => {
    const { game, called } = published();
    await game.reset({ seed: 3 });
    expect(called).toEqual([['pause'], ['reset', { seed: 3 }]]);
  });

  it('hands files over as the page’s control does, one or many', async () => {
    const { game, called } = published();
    const files = [new File(['1'], 'a.csv'), new File(['2'], 'b/c.png')];
    const [first, second] = files.map((bytes) => ({ path: bytes.name, bytes }));
    await game.learnFrom(files[0]!, { column: 2 });
    await game.learnFrom(new Set(files));
    expect(called).toEqual([
      ['learnFrom', [first], 2],
      ['learnFrom', [first, second], undefined],
    ]);
  });

  it('hands everything else to the lab as it was given, and its answers back', async () => {
    const { game, called } = published();
    game.play();
    game.pause();
    await game.step(4);
    expect(await game.set({ gamma: 1 })).toEqual({ step: 3 });
    expect(await game.act({ kind: 'setToEquilibrium' })).toEqual({ step: 4 });
    expect(await game.snapshot()).toEqual({ step: 5 });
    expect(await game.frozenGame()).toEqual({ layers: [] });
    expect(await game.analysis()).toEqual({ layers: [1] });
    const listener = () => undefined;
    expect(game.on('frame', listener)).toBeTypeOf('function');
    expect(called).toEqual([
      ['play'],
      ['pause'],
      ['step', 4],
      ['set', { gamma: 1 }, { gesture: undefined }],
      ['act', { kind: 'setToEquilibrium' }],
      ['snapshot'],
      ['frozenGame'],
      ['analysis'],
      ['on', 'frame', listener],
    ]);
  });

  it('refuses what it cannot use with a sentence, and asks the lab for nothing', async () => {
    const { game, store, called } = published();
    store.setState({
      layers: [
        {
          name: 'Layer 1',
          granularity: 'neuron',
          first: shownIndex(0),
          firstId: playerId(0),
          count: 4,
          total: 4,
        },
      ],
    });
    const asked = game as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
    const held = { kind: 'pin', player: 1, participation: 0.5 };
    for (const [name, ...given] of [
      ['step', 0],
      ['step', NaN],
      ['step', 1.5],
      ['step'],
      ['step', 1e12],
      ['reset', { seed: 'x' }],
      ['reset', { seed: -5 }],
      ['reset', { seed: 1.5 }],
      ['reset', null],
      ['reset', 3],
      ['act', { ...held, participation: 7 }],
      ['act', { ...held, participation: NaN }],
      ['act', { ...held, player: -1 }],
      ['act', { ...held, player: 4 }],
      ['act', { ...held, kind: 'push' }],
      ['act', null],
      ['learnFrom', 'a.csv'],
      ['learnFrom', []],
      ['learnFrom', null],
      ['learnFrom', [new File([], 'a.csv'), 3]],
      ['learnFrom', new File([], 'a.csv'), { column: 0 }],
      ['learnFrom', new File([], 'a.csv'), { column: 'x' }],
      ['set', null],
      ['set', 'gamma'],
      ['set', { gamma: 1 }, { gesture: 'x' }],
    ] as const)
      await expect(asked[name](...given), `${name}(${String(given)})`).rejects.toThrow(/ .*\.$/);
    expect(() => asked.on('frame', 3)).toThrow('on takes a function to call');
    expect(() => asked.on('evaluate', () => undefined)).toThrow(
      '“evaluate” is none. There are progress',
    );
    expect(called).toEqual([]);
    await game.act({ ...held, kind: 'pin' });
    expect(called).toEqual([['act', held]]);
  });

  it('has every member in the list of what a page around a frame may call', () => {
    const { game } = published();
    const named = Object.entries(game).flatMap(([name, member]: [string, unknown]) =>
      ['map', 'find'].includes(name)
        ? Object.keys(member as object).map((each) => `${name}.${each}`)
        : name,
    );
    expect([...named, 'off'].sort()).toEqual(Object.keys(methods).sort());
  });
});
