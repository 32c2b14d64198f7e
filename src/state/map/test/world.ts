/** A map of regimes whose games end when the test says so. */
import { createStore } from 'zustand/vanilla';
import type { RunRecord } from '../../../record/record.ts';
import { USUAL, type MapAsk } from '../../../spec/map/ask.ts';
import { defaultSpec, type RunSpec } from '../../../spec/spec.ts';
import type { Pool, Source } from '../../pool/pool.ts';
import type { Plan } from '../../runs/plan.ts';
import { createLabStore } from '../../store.ts';
import type { GameShelf } from '../gameShelf.ts';
import { createRegimeMap } from '../regimeMap.ts';
import type { Remembered } from '../remembered.ts';
import { emptyRecord } from './record.ts';

/** What outlasts a reload. */
export function browser() {
  const stored = new Map<string, RunRecord>();
  const shelf: GameShelf = {
    find: (keys) =>
      Promise.resolve(
        new Map(keys.flatMap((key) => (stored.has(key) ? [[key, stored.get(key)!]] : []))),
      ),
    put(key, record) {
      stored.set(key, record);
      return Promise.resolve({ isStored: true, gone: [] });
    },
  };
  let remembered: Remembered = { ask: { ...USUAL, cells: 4 }, playing: null };
  return {
    ...{ stored, shelf },
    memory: {
      recall: () => remembered,
      remember: (next: Remembered) => void (remembered = next),
    },
  };
}

/** No browser has memory for it. */
export const TOO_LARGE: RunSpec = {
  ...defaultSpec,
  ...({ network: '28x28x1 c600k1 p2 d10', granularity: 'filter', batchSize: 1024 } as const),
};

export const settle = () => new Promise((resolve) => setTimeout(resolve));

export async function world(
  around = browser(),
  over: Partial<MapAsk> = {},
  pool: Pool | null = null,
  spec: RunSpec = defaultSpec,
) {
  const lab = createLabStore({
    ...{ spec, scheduled: [], notices: [] },
    ...{ theme: 'light', whenHidden: 'goOn', view: 'runs' },
  });
  const clock = { time: 0 };
  let source: Source | null = null;
  const rests: boolean[] = [];
  const kept: RunRecord[] = [];
  const map = createRegimeMap({
    ...{ lab, memory: around.memory, shelf: around.shelf },
    runs: {
      store: createStore(() => ({ runs: [] })) as never,
      ready: Promise.resolve(),
      keep(record) {
        kept.push(record);
        return Promise.resolve({} as never);
      },
    },
    pool: pool ?? {
      ...{
        size: 1,
        atOnce: () => 1,
        rest: () => undefined,
        goOn: () => undefined,
        end: () => undefined,
      },
      play(given) {
        source = given;
        return {
          more: () => undefined,
          rest: () => void rests.push(true),
          goOn: () => void rests.push(false),
          cancel: () => void (source = null),
        };
      },
    },
    now: () => clock.time,
    sleep: () => Promise.resolve(),
  });
  await settle();
  if (Object.keys(over).length > 0) await map.change(over);
  return {
    ...{ map, lab, kept, rests, clock },
    state: () => map.store.getState(),
    next: (): Plan | null => source?.next() ?? null,
    end: (plan: Plan, inShare = 0.5) => {
      clock.time += 2000;
      const record = emptyRecord(plan.spec, { accuracy: 0.9, inShare });
      source?.onEnd(plan, { record, seconds: 2 });
    },
    refuse: (plan: Plan) => source?.onEnd(plan, { why: 'The file is not here.' }),
    progress: (plan: Plan, step: number) =>
      source?.onProgress?.(plan, { step, steps: 10, stepsPerSecond: 1 }),
    isAsked: () => source !== null,
  };
}
