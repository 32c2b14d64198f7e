/** The list of kept runs as the page has it, and what the visitor looks at in it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { preference, type Preference } from '../preference.ts';
import type { KeptRun } from './keptRun.ts';

export interface RunsState {
  /** Newest first. */
  readonly runs: readonly KeptRun[];
  /** Whether those that were kept before have been found. */
  readonly isRead: boolean;
  /** Why runs do not outlast the page, in a sentence; null while they do. */
  readonly trouble: string | null;
  /** Under the pointer or the focus, in a list or a picture; every picture shows it. */
  readonly lit: string | null;
  /** The two that are compared. */
  readonly a: string | null;
  readonly b: string | null;
  /** By brushes on axes; null for all. */
  readonly chosen: ReadonlySet<string> | null;
  /** Whether pictures over time show kept runs behind the present one. */
  readonly isBehind: boolean;
}

/** What the visitor looks at. */
export interface Looking {
  light(id: string | null): void;
  compare(side: 'a' | 'b', id: string | null): void;
  choose(ids: ReadonlySet<string> | null): void;
  /** Remembered by the browser. */
  showBehind(isBehind: boolean): void;
}

export interface RunsList extends Looking {
  readonly store: StoreApi<RunsState>;
  find(id: string): KeptRun | null;
  show(runs: readonly KeptRun[]): void;
  /** In place of the one that has this id, or nobody in its place. */
  take(id: string, run: KeptRun | null): void;
}

export function createList(
  behind: Preference<'shown' | 'hidden'> = preference('runsBehind', ['shown', 'hidden']),
): RunsList {
  const store = createStore<RunsState>(() => ({
    ...{ runs: [], isRead: false, trouble: null, isBehind: behind.remembered() === 'shown' },
    ...{ lit: null, a: null, b: null, chosen: null },
  }));

  /** Nobody goes on speaking of a run that is there no longer. */
  function show(runs: readonly KeptRun[]): void {
    const there = new Set(runs.map(({ id }) => id));
    const stay = (id: string | null) => (id !== null && there.has(id) ? id : null);
    store.setState(({ lit, a, b, chosen }) => ({
      runs: [...runs].sort((p, q) => q.keptAt - p.keptAt),
      ...{ lit: stay(lit), a: stay(a), b: stay(b) },
      chosen: chosen === null ? null : new Set([...chosen].filter((id) => there.has(id))),
    }));
  }

  return {
    store,
    find: (id) => store.getState().runs.find((run) => run.id === id) ?? null,
    show,
    take: (id, run) =>
      show([
        ...store.getState().runs.filter((other) => other.id !== id && other.id !== run?.id),
        ...(run === null ? [] : [run]),
      ]),
    light(lit) {
      if (store.getState().lit !== lit) store.setState({ lit });
    },
    compare(side, id) {
      const [own, other] = side === 'a' ? (['a', 'b'] as const) : (['b', 'a'] as const);
      // Nobody is compared with itself: the other side is free then.
      const isBoth = id !== null && store.getState()[other] === id;
      store.setState({ [own]: id, ...(isBoth && { [other]: null }) });
    },
    choose: (chosen) => store.setState({ chosen }),
    showBehind(isBehind) {
      behind.remember(isBehind ? 'shown' : 'hidden');
      store.setState({ isBehind });
    },
  };
}
