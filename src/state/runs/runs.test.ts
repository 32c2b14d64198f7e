import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../record/record.ts';
import { defaultSpec } from '../../spec/spec.ts';
import type { KeptRun } from './keptRun.ts';
import { createRuns } from './runs.ts';
import type { Shelf } from './shelf.ts';

const record = (id: string, steps: number): RunRecord => ({
  manifest: {
    ...{ spec: defaultSpec, log: [], data: null, program: '0', id },
    ...{ began: '2026-11-26T12:00:00.000Z', engines: [{ step: 0, backend: 'cpu' }] },
  },
  verdict: { ended: 'interrupted', steps },
  series: {
    ...{ stepsPerEpoch: 10, groups: [], evaluations: [] },
    columns: {
      ...{ steps: new Float64Array(), losses: new Float32Array(), fees: new Float32Array() },
      ...{ summaries: new Float32Array(), shown: new Uint32Array() },
      participation: new Float32Array(),
    },
  },
  last: { step: steps, participation: new Float32Array() },
});

/** A storage that answers when it is let, and may be shared with another page. */
function storage() {
  const rows = new Map<string, { run: KeptRun; record: RunRecord }>();
  let gate: Promise<void> = Promise.resolve();
  let open = () => undefined as void;
  const after = async <T>(answer: () => T): Promise<T> => {
    const found = answer();
    await gate;
    return found;
  };
  const shelf: Shelf = {
    all: () => after(() => ({ runs: [...rows.values()].map(({ run }) => run), unread: 0 })),
    get: (id) => after(() => rows.get(id)?.run ?? null),
    record: (id) => after(() => rows.get(id)!.record),
    put: (run, record) =>
      after(() => {
        const stored = { ...run, isStored: true };
        rows.set(run.id, { run: stored, record });
        return { run: stored, gone: [] };
      }),
    change: (id, part) =>
      after(() => {
        const row = rows.get(id);
        if (row === undefined) return null;
        row.run = { ...row.run, ...part };
        return row.run;
      }),
    remove: (id) =>
      after(() => {
        const row = rows.get(id);
        rows.delete(id);
        return row?.record ?? null;
      }),
    close: () => undefined,
  };
  const hearers: ((ids: readonly string[]) => void)[] = [];
  return {
    rows,
    shut: () => void (gate = new Promise((resolve) => (open = resolve))),
    open: () => open(),
    /** A page of this browser. */
    page() {
      let own: ((ids: readonly string[]) => void) | null = null;
      return createRuns(() => undefined, {
        open: () => Promise.resolve(shelf),
        channel: {
          post: (ids) => hearers.filter((hear) => hear !== own).forEach((hear) => hear(ids)),
          listen: (hear) => hearers.push((own = hear)),
        },
        persist: () => Promise.resolve(),
        sleep: () => new Promise(() => undefined),
      });
    },
  };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('kept runs', () => {
  it('have the record that another page has kept since', async () => {
    const browser = storage();
    const [mine, other] = [browser.page(), browser.page()];
    await mine.keep(record('a', 10));
    await soon();
    await other.keep(record('a', 20));
    await soon();
    expect((await mine.record('a')).verdict.steps).toBe(20);
  });

  it('do not come back where the hand forgets one while storage is at work for it', async () => {
    const browser = storage();
    const [mine, other] = [browser.page(), browser.page()];
    await mine.keep(record('a', 10));
    await soon();
    // A name of this page, a note of another.
    browser.shut();
    mine.rename('a', 'quiet otter');
    await soon();
    mine.forget('a');
    browser.open();
    await soon();
    expect([mine.store.getState().runs, browser.rows.size]).toEqual([[], 0]);

    await mine.keep(record('b', 10));
    await soon();
    browser.shut();
    other.annotate('b', 'a note');
    await soon();
    browser.open();
    browser.shut();
    await soon();
    mine.forget('b');
    browser.open();
    await soon();
    expect([mine.store.getState().runs, browser.rows.size]).toEqual([[], 0]);
  });

  it('hold no record of what was forgotten once that is let go, and of the last alone before', async () => {
    const runs = storage().page();
    await runs.keep(record('a', 10));
    await runs.keep(record('b', 10));
    runs.forget('a');
    runs.forget('b');
    await soon();
    runs.remember();
    runs.remember();
    await soon();
    expect(runs.store.getState().runs.map(({ id }) => id)).toEqual(['b']);
    runs.forget('b');
    await soon();
    runs.letGo();
    runs.remember();
    expect(runs.store.getState().runs).toEqual([]);
  });

  it('know whom the hand has forgotten until it is kept or taken back', async () => {
    const runs = storage().page();
    await runs.keep(record('a', 10));
    expect(runs.wasForgotten('a')).toBe(false);
    runs.forget('a');
    expect(runs.wasForgotten('a')).toBe(true);
    runs.remember();
    expect(runs.wasForgotten('a')).toBe(false);
    runs.forget('a');
    await runs.keep(record('a', 10));
    expect(runs.wasForgotten('a')).toBe(false);
  });
});
