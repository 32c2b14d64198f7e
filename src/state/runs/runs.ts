/** The runs that are kept: what lists and pictures show of them, and which of them the visitor looks at. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { digestOf, type Digest } from '../../record/digest.ts';
import type { RunRecord } from '../../record/record.ts';
import { nameOf } from './names.ts';

export interface KeptRun {
  /** Of the run, from its beginning on: kept once more it takes its own place. */
  readonly id: string;
  /** By which people speak of it; any text. */
  readonly name: string;
  readonly note: string;
  readonly star: boolean;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  /** The run that it parted from, and from which step on; null for one that began by itself. */
  readonly forkOf: ForkOf | null;
  readonly digest: Digest;
}

export interface ForkOf {
  readonly id: string;
  readonly step: number;
}

/** What is known of a run when it is kept. */
export interface Origin {
  readonly id: string;
  readonly forkOf?: ForkOf | null;
}

export interface RunsState {
  /** Newest first. */
  readonly runs: readonly KeptRun[];
  /** Under the pointer or the focus, in a list or a picture; every picture shows it. */
  readonly lit: string | null;
  /** The two that are compared. */
  readonly a: string | null;
  readonly b: string | null;
  /** By brushes on axes; null for all. */
  readonly chosen: ReadonlySet<string> | null;
}

export interface Runs {
  readonly store: StoreApi<RunsState>;
  keep(record: RunRecord, origin: Origin): Promise<KeptRun>;
  /** All that was recorded of it. Rejects with a sentence where it cannot be read. */
  record(id: string): Promise<RunRecord>;
  rename(id: string, name: string): void;
  annotate(id: string, note: string): void;
  star(id: string, star: boolean): void;
  forget(id: string): void;
  /** Takes back the last `forget`. */
  remember(): void;
  light(id: string | null): void;
  compare(side: 'a' | 'b', id: string | null): void;
  choose(ids: ReadonlySet<string> | null): void;
}

export function createRuns(): Runs {
  const store = createStore<RunsState>(() => ({
    runs: [],
    lit: null,
    a: null,
    b: null,
    chosen: null,
  }));
  const records = new Map<string, RunRecord>();
  let forgotten: KeptRun | null = null;

  const change = (id: string, part: Partial<KeptRun>) =>
    store.setState(({ runs }) => ({
      runs: runs.map((run) => (run.id === id ? { ...run, ...part } : run)),
    }));

  return {
    store,
    keep(record, { id, forkOf = null }) {
      const before = store.getState().runs;
      const old = before.find((run) => run.id === id);
      const kept: KeptRun = {
        ...{ id, forkOf },
        name: old?.name ?? nameOf(id),
        note: old?.note ?? '',
        star: old?.star ?? false,
        keptAt: Date.now(),
        digest: digestOf(record),
      };
      records.set(id, record);
      store.setState({ runs: [kept, ...before.filter((run) => run !== old)] });
      return Promise.resolve(kept);
    },
    record(id) {
      const record = records.get(id);
      return record === undefined
        ? Promise.reject(new Error('This run is kept no longer.'))
        : Promise.resolve(record);
    },
    rename: (id, name) => change(id, { name }),
    annotate: (id, note) => change(id, { note }),
    star: (id, star) => change(id, { star }),
    forget(id) {
      const { runs } = store.getState();
      forgotten = runs.find((run) => run.id === id) ?? null;
      store.setState({ runs: runs.filter((run) => run.id !== id) });
    },
    remember() {
      if (forgotten === null) return;
      const back = forgotten;
      forgotten = null;
      store.setState(({ runs }) => ({
        runs: [...runs, back].sort((p, q) => q.keptAt - p.keptAt),
      }));
    },
    light(lit) {
      if (store.getState().lit !== lit) store.setState({ lit });
    },
    compare: (side, id) => store.setState(side === 'a' ? { a: id } : { b: id }),
    choose: (chosen) => store.setState({ chosen }),
  };
}
