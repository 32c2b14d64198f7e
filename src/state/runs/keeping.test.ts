import { describe, expect, it } from 'vitest';
import { digestOf } from '../../record/digest.ts';
import type { RunRecord } from '../../record/record.ts';
import type { Frame } from '../../protocol/frame.ts';
import { defaultSpec, type Change } from '../../spec/spec.ts';
import type { Evaluated } from '../../protocol/events.ts';
import { recordOf } from '../recordOf.ts';
import { createLabStore, type LabState } from '../store.ts';
import { Trajectory } from '../trajectory.ts';
import type { KeptRun } from './keptRun.ts';
import { keepByItself } from './keeping.ts';

const none = new Float32Array();

function seenUntil(step: number): Trajectory {
  const seen = new Trajectory(0, 0);
  const parts = { fees: none, ends: new Uint32Array(), summaries: none, participation: none };
  const evidence = { benefit: none, normSquared: none, rivalry: none, motion: none, swing: none };
  seen.push({ ...parts, ...evidence, step, loss: 0 } as unknown as Frame);
  return seen;
}

const testedAt = (step: number) =>
  [{ step, epoch: 0, activePerLayer: [] }] as unknown as readonly Evaluated[];

/** A page whose idle moments come when they are let come. */
function world() {
  const store = createLabStore({
    ...{ spec: defaultSpec, scheduled: [], notices: [] },
    ...{ theme: 'light', whenHidden: 'goOn', view: 'net' },
  });
  let trajectory = seenUntil(0);
  let played: RunRecord | null = null;
  let fails: Error | null = null;
  const kept: RunRecord[] = [];
  const told: string[] = [];
  const forgotten = new Set<string>();
  let waiting: (() => void)[] = [];
  const listed = { runs: [] as KeptRun[] };
  keepByItself({
    store,
    runs: {
      store: { getState: () => listed } as never,
      ready: Promise.resolve(),
      wasForgotten: (id) => forgotten.has(id),
      keep(record) {
        if (fails !== null) return Promise.reject(fails);
        kept.push(record);
        const run = { id: record.manifest.id, digest: digestOf(record) } as KeptRun;
        listed.runs = [run, ...listed.runs];
        return Promise.resolve(run);
      },
    },
    record: () => Promise.resolve(recordOf(store.getState(), trajectory, null)),
    playedRecord: () => played,
    trajectory: () => trajectory,
    idle: () => new Promise((resolve) => waiting.push(resolve)),
    notify: (sentence) => void told.push(sentence),
  });
  return {
    ...{ store, kept, told, forgotten, listed },
    show(step: number, part: Partial<LabState>) {
      trajectory = seenUntil(step);
      store.setState({ evaluations: step > 0 ? testedAt(step) : [], ...part });
    },
    turn(to: number, part: Partial<LabState>, record: RunRecord | null = null) {
      // What was played is known before the page turns to an earlier step of it.
      played = record;
      store.setState(({ run }) => ({ run: run + 1, phase: 'preparing', ...part }));
      trajectory = seenUntil(to);
      store.setState({ phase: 'paused', evaluations: to > 0 ? testedAt(to) : [] });
    },
    recordNow: () => recordOf(store.getState(), trajectory, null),
    failWith: (error: Error | null) => (fails = error),
    async idle() {
      // Each that is to be kept waits for a moment of its own.
      for (let moments = 0; moments < 5; moments++) {
        await new Promise((resolve) => setTimeout(resolve));
        waiting.forEach((resolve) => resolve());
        waiting = [];
      }
    },
  };
}

const gamma = (step: number): Change => ({ step, patch: { gamma: 9 } });
const begun = { runId: 'a', began: '2026-11-26T12:00:00.000Z', phase: 'playing' } as const;

describe('a run that is kept by itself', () => {
  it('is not kept twice as far as it went, and is where it has gone another way', async () => {
    const { store, kept, show, turn, idle } = world();
    turn(0, begun);
    show(50, { phase: 'finished' });
    await idle();
    expect(kept.map(({ verdict }) => verdict.steps)).toEqual([50]);
    turn(0, { ...begun, runId: 'b' });
    await idle();
    expect(kept).toHaveLength(1);
    // Opened again, another price at step 10, and played to the end.
    turn(0, begun);
    show(50, { changes: [gamma(10)], phase: 'finished' });
    await idle();
    expect(kept.map(({ manifest }) => manifest.log.length)).toEqual([0, 1]);
    expect(store.getState().runId).toBe('a');
  });

  it('is kept whole where the hand drags the line before there is time', async () => {
    const { kept, show, turn, idle } = world();
    turn(0, begun);
    show(50, { phase: 'finished' });
    turn(20, begun);
    await idle();
    expect(kept.map(({ verdict }) => verdict)).toEqual([{ ended: 'complete', steps: 50 }]);
  });

  it('is kept as far as it was played where another takes the place of an earlier step', async () => {
    const { kept, show, turn, idle, recordNow } = world();
    turn(0, begun);
    show(50, { phase: 'paused' });
    turn(20, begun, recordNow());
    turn(0, { ...begun, runId: 'b' });
    await idle();
    expect(kept.map(({ verdict }) => verdict.steps)).toEqual([50]);
  });

  it('is not kept again where the hand has forgotten it while it was shown', async () => {
    const { kept, listed, forgotten, show, turn, idle } = world();
    turn(0, begun);
    show(50, { phase: 'finished' });
    await idle();
    listed.runs = [];
    forgotten.add('a');
    turn(0, { ...begun, runId: 'b' });
    await idle();
    expect(kept).toHaveLength(1);
  });

  it('says so where it cannot be kept, and keeps the next', async () => {
    const { kept, told, failWith, show, turn, idle } = world();
    turn(0, begun);
    failWith(new Error('A part of the page could not be fetched.'));
    show(50, { phase: 'finished' });
    await idle();
    expect(told).toEqual([
      'A run could not be kept by itself. A part of the page could not be fetched.',
    ]);
    failWith(null);
    turn(0, { ...begun, runId: 'b' });
    await idle();
    expect([kept.length, told.length]).toEqual([1, 1]);
  });
});
