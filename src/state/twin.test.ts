import { describe, expect, it } from 'vitest';
import type { WorkerEvent } from '../protocol/events.ts';
import { frameLength, readFrame, writeFrame } from '../protocol/frame.ts';
import { denseTwin } from '../spec/denseTwin.ts';
import { defaultSpec } from '../spec/spec.ts';
import type { Beginning } from './trainingWorker.ts';
import type { SideRun } from './client.ts';
import { createLabStore } from './store.ts';
import { createDenseTwin } from './twin.ts';

function world() {
  const store = createLabStore({
    ...{ spec: { ...defaultSpec, epochs: 2 }, scheduled: [], notices: [] },
    ...{ theme: 'light', whenHidden: 'goOn', view: 'net' },
  });
  const begun: { beginning: Beginning; say: (event: WorkerEvent) => void; told: string[] }[] = [];
  const answered = { shares: Float32Array.of(1, 0), step: 3 };
  const twin = createDenseTwin({
    store,
    client: {
      startBeside(beginning, say) {
        const told: string[] = [];
        begun.push({ beginning, say, told });
        const { shares, step } = answered;
        return {
          play: () => told.push('play'),
          pause: () => told.push('pause'),
          end: () => told.push('end'),
          giveBack: (what: string) => told.push(`back: ${what}`),
          ask: () => Promise.resolve({ step, costMs: 1, answer: { now: shares } }),
        } as unknown as SideRun;
      },
    },
    onChange: () => undefined,
    sleep: () => Promise.resolve(),
  });
  const ready = (of: (typeof begun)[number]) =>
    of.say({ type: 'ready', run: 2, stepsPerEpoch: 50 } as unknown as WorkerEvent);
  return { ...{ store, twin, begun, ready }, state: () => store.getState().twin };
}

const frameAt = (step: number) => {
  const buffer = new ArrayBuffer(4 * frameLength(0, 0));
  const numbers = new Float32Array(buffer);
  const none = new Float32Array();
  writeFrame(
    numbers,
    { step, loss: 0, stepsPerSecond: 20, stepMs: 1, tensors: 0, workShare: 1, epsilon: 0.01 },
    { fees: none, ends: new Uint32Array() },
    none,
    {
      participation: none,
      benefit: none,
      normSquared: none,
      rivalry: none,
      motion: none,
      swing: none,
    } as never,
    new Uint32Array(),
  );
  expect(readFrame(numbers).step).toBe(step);
  return { type: 'frame', run: 2, buffer } as const;
};
const question = { kind: 'test', from: 0, label: null } as const;

describe('the dense twin', () => {
  it('is trained once it is asked for, says how far it is, and answers', async () => {
    const { store, twin, begun, ready, state } = world();
    expect([state(), begun, await twin.answer(question)]).toEqual([null, [], null]);
    twin.train();
    twin.train();
    expect(begun.map(({ beginning }) => beginning.spec)).toEqual([
      denseTwin(store.getState().startSpec),
    ]);
    expect(await twin.answer(question)).toBeNull();
    ready(begun[0]!);
    begun[0]!.say(frameAt(30));
    await Promise.resolve();
    expect(begun[0]!.told).toEqual(['play', 'back: frame']);
    expect(state()).toMatchObject({ phase: 'training', step: 30, steps: 100, stepsPerSecond: 20 });
    expect(await twin.answer(question)).toMatchObject({ step: 3 });
    begun[0]!.say({ type: 'evaluated', run: 2, step: 100, testAccuracy: 0.9 } as WorkerEvent);
    begun[0]!.say({ type: 'playing', run: 2, playing: false, step: 100 });
    expect(state()).toMatchObject({ phase: 'trained', step: 100, testAccuracy: 0.9 });
  });

  it('stays while prices move, and is let go when the run has another', () => {
    const { store, twin, begun, ready, state } = world();
    twin.train();
    ready(begun[0]!);
    store.setState({ changes: [{ step: 3, patch: { gamma: 7 } }] });
    twin.heed({ ...store.getState().startSpec, granularity: 'weight' }, []);
    expect(begun[0]!.told).toEqual(['play']);
    store.setState({ changes: [{ step: 3, patch: { lrTheta: 1e-2 } }] });
    expect(begun[0]!.told).toEqual(['play', 'end']);
    expect(state()).toMatchObject({ phase: 'gone' });
    twin.train();
    expect(begun[1]!.beginning.changes).toEqual(store.getState().changes);
    expect(state()).toMatchObject({ phase: 'training', step: 0 });
    twin.heed({ ...store.getState().startSpec, seed: 9 }, store.getState().changes);
    expect(begun[1]!.told).toEqual(['end']);
  });

  it('can be given up, and says why it is gone when it fails', async () => {
    const { twin, begun, ready, state } = world();
    twin.train();
    ready(begun[0]!);
    twin.giveUp();
    expect([state(), begun[0]!.told, await twin.answer(question)]).toEqual([
      null,
      ['play', 'end'],
      null,
    ]);
    twin.train();
    begun[1]!.say({ type: 'failed', run: 3, cause: 'device', message: 'The device is gone.' });
    expect(state()).toMatchObject({ phase: 'gone', why: 'The device is gone.' });
    expect(begun[1]!.told).toEqual(['end']);
  });

  it('rests with a hidden tab, also when it was being prepared', () => {
    const { twin, begun, ready } = world();
    twin.train();
    twin.rest();
    ready(begun[0]!);
    expect(begun[0]!.told).toEqual(['pause']);
    begun[0]!.say({ type: 'playing', run: 2, playing: false, step: 40 });
    twin.goOn();
    expect(begun[0]!.told).toEqual(['pause', 'play']);
    begun[0]!.say({ type: 'playing', run: 2, playing: false, step: 100 });
    twin.goOn();
    expect(begun[0]!.told).toEqual(['pause', 'play']);
  });
});
