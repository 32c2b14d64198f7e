import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { WorkerEvent } from '../../protocol/events.ts';
import type { RunRecord } from '../../record/record.ts';
import { defaultSpec } from '../../spec/spec.ts';
import type { SideRun } from '../client.ts';
import { createLabStore } from '../store.ts';
import type { KeptRun } from './keptRun.ts';
import { createQueue } from './queue.ts';
import type { TriesState } from './try.ts';

function world() {
  const store = createLabStore({
    ...{ spec: defaultSpec, scheduled: [], notices: [] },
    ...{ theme: 'light', whenHidden: 'goOn', view: 'runs' },
  });
  store.setState({ phase: 'paused' });
  const told = createStore<TriesState>(() => ({
    ...{ tries: [], stepsPerSecond: 0, isResting: false },
  }));
  const begun: ((event: WorkerEvent) => void)[] = [];
  const kept: RunRecord[] = [];
  let refuses: Error | null = null;
  const queue = createQueue(told, {
    store,
    client: {
      startBeside(_, hear) {
        begun.push(hear);
        return {
          ...{ play: () => undefined, pause: () => undefined, end: () => undefined },
          snapshot: () => Promise.resolve({ step: 0, participation: [] }),
        } as unknown as SideRun;
      },
    },
    runs: {
      store: { getState: () => ({ runs: [] }) } as never,
      ready: Promise.resolve(),
      keep(record) {
        if (refuses !== null) return Promise.reject(refuses);
        kept.push(record);
        return Promise.resolve({ name: 'quiet otter' } as KeptRun);
      },
    },
    sleep: () => Promise.resolve(),
  });
  return {
    ...{ store, queue, kept, begun },
    phases: () => told.getState().tries.map(({ phase }) => phase),
    why: () => told.getState().tries.map(({ why }) => why),
    refuseWith: (error: Error | null) => (refuses = error),
    /** The run begun last is over. */
    async play() {
      const say = begun.at(-1)!;
      say({
        ...{ type: 'ready', run: 2, layers: [], shown: new Uint32Array(), stepsPerEpoch: 5 },
        backend: { name: 'cpu' },
      } as unknown as WorkerEvent);
      say({ type: 'playing', run: 2, playing: false, step: 5 });
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const row = { name: 'gamma', from: 1, to: 2, count: 2 } as const;

describe('runs that are tried', () => {
  it('go on where the shown run has diverged, and wait while what computes is gone', async () => {
    const { store, queue, begun, kept, phases, play } = world();
    store.setState({ phase: 'failed', hasDiverged: false });
    await queue.row(row);
    expect([phases(), begun.length]).toEqual([['waiting', 'waiting'], 0]);
    store.setState({ phase: 'failed', hasDiverged: true });
    expect(phases()).toEqual(['training', 'waiting']);
    await play();
    await play();
    expect([phases(), kept.length]).toEqual([['kept', 'kept'], 2]);
  });

  it('go on after one that cannot be kept, and say why it is not', async () => {
    const { queue, phases, why, refuseWith, play } = world();
    await queue.row(row);
    refuseWith(new Error('A part of the page could not be fetched.'));
    await play();
    expect(phases()).toEqual(['failed', 'training']);
    expect(why()).toEqual(['It cannot be kept. A part of the page could not be fetched.', null]);
    refuseWith(null);
    await play();
    expect(phases()).toEqual(['failed', 'kept']);
  });

  it('play what is planned elsewhere, beside a game without a network, too', async () => {
    const { store, queue, kept, play } = world();
    store.setState({ startSpec: { ...defaultSpec, sandbox: 'pair' } });
    const plan = { spec: { ...defaultSpec, gamma: 3 }, log: [], label: 'three' };
    expect(await queue.play([plan, { ...plan, spec: { ...defaultSpec, gamma: 4 } }])).toBe(2);
    // What waits already is not asked for twice.
    expect(await queue.play([plan])).toBe(0);
    await play();
    await play();
    expect(kept.map(({ manifest }) => manifest.spec.gamma)).toEqual([3, 4]);
  });

  it('are given up by their names, and those of others go on', async () => {
    const { queue, begun, phases, play, kept } = world();
    await queue.row(row);
    const plan = { spec: { ...defaultSpec, gamma: 3 }, log: [], label: 'three' };
    await queue.play([plan]);
    queue.cancel(new Set(['three']));
    expect([phases(), begun.length]).toEqual([['training', 'waiting'], 1]);
    await queue.play([plan]);
    queue.cancel(new Set(['γ = 1', 'γ = 2']));
    expect([phases(), begun.length]).toEqual([['training'], 2]);
    await play();
    expect(kept.map(({ manifest }) => manifest.spec.gamma)).toEqual([3]);
  });
});
