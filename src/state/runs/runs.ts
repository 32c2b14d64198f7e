/**
 * The runs that are kept, in this browser's storage (shelf.ts), and which of them the visitor looks at. Every page of the
 * browser has the same ones. What storage does not take stays here until the page is closed, and the visitor is told.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { MOST_NAME, type RunRecord } from '../../record/record.ts';
import { listed } from '../../game/notes.ts';
import { preference } from '../preference.ts';
import { opened, whatFailed } from '../storage.ts';
import { thisBrowser, type Around } from './around.ts';
import type { KeptRun, Origin } from './keptRun.ts';
import { nameOf } from './names.ts';
import { freeName, idFrom, placeOf } from './place.ts';
import { MOST_RUNS, NoRoomError, roomFor } from './room.ts';
import type { Shelf } from './shelf.ts';

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

export interface Runs {
  readonly store: StoreApi<RunsState>;
  /** Settles when those that were kept before have been found, or cannot be had. */
  readonly ready: Promise<void>;
  /**
   * In its own place, if it is there already. Settles when it lies in storage, or will not for now.
   *
   * @param origin left out where the record says it
   */
  keep(record: RunRecord, origin?: Origin): Promise<KeptRun>;
  /** All that was recorded of it, under its present name. Rejects with a sentence where it cannot be read. */
  record(id: string): Promise<RunRecord>;
  /** An empty name gives it back the first one. */
  rename(id: string, name: string): void;
  annotate(id: string, note: string): void;
  star(id: string, star: boolean): void;
  /**
   * Asks the browser, once, not to throw runs away; some ask the visitor in turn. To be called when the visitor keeps
   * runs, not when the page does.
   */
  askToStay(): void;
  forget(id: string): void;
  /** Takes back the last `forget`. */
  remember(): void;
  light(id: string | null): void;
  compare(side: 'a' | 'b', id: string | null): void;
  choose(ids: ReadonlySet<string> | null): void;
  /** Remembered by the browser. */
  showBehind(isBehind: boolean): void;
}

/** Bytes of records that are held so that they can be kept again where storage is emptied. */
const MOST_HELD = 64 * 2 ** 20;
/** Of those that are not stored. */
const MOST_HERE = { runs: 100, bytes: 256 * 2 ** 20 };
const LONGEST_WAIT_MS = 5000;

/** Errors of a storage that is being closed, by their names. */
const PASSING = ['InvalidStateError', 'AbortError', 'UnknownError'];
const MOST_TRIES = 5;
const CLOSING_MS = 400;

interface Forgotten {
  readonly run: KeptRun;
  record: RunRecord | null;
}

/** @param notify told in sentences, each once */
export function createRuns(
  notify: (sentence: string) => void,
  { open, channel, persist, sleep }: Around = thisBrowser(),
): Runs {
  const behind = preference('runsBehind', ['shown', 'hidden']);
  const store = createStore<RunsState>(() => ({
    ...{ runs: [], isRead: false, trouble: null, isBehind: behind.remembered() === 'shown' },
    ...{ lit: null, a: null, b: null, chosen: null },
  }));
  /** In memory: those that are not stored, and the newest of the others. */
  const held = new Map<string, RunRecord>();
  const forgotten: Forgotten[] = [];
  const told = new Set<string>();
  const onceMore = opened(() =>
    open({ onGone: () => void inLine(recover), onHeldUp: () => tell(HELD_UP) }),
  );
  /** Whoever empties the storage goes on closing it for a moment. */
  async function withShelf<T>(use: (shelf: Shelf) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await onceMore(use);
      } catch (error) {
        if (tries === MOST_TRIES || !PASSING.includes((error as Error).name)) throw error;
        await sleep(CLOSING_MS);
      }
    }
  }
  const find = (id: string) => store.getState().runs.find((run) => run.id === id) ?? null;

  /** One thing at a time: what is read follows what was written before. */
  let line: Promise<unknown> = Promise.resolve();
  function inLine<T>(job: () => Promise<T>): Promise<T> {
    const done = line.then(job);
    line = done.catch(() => undefined);
    return done;
  }

  function tell(sentence: string): void {
    if (told.has(sentence)) return;
    told.add(sentence);
    notify(sentence);
  }

  function trouble(error: unknown): void {
    const why = error instanceof NoRoomError ? error.message : whatFailed(error);
    const sentence = `${why}: new runs are kept only until this page is closed. Save as files those that matter.`;
    store.setState({ trouble: sentence });
    tell(sentence);
  }

  /** Where storage takes nothing, memory is bounded, too. */
  function makeRoomHere(run: KeptRun): void {
    const here = store.getState().runs.filter(({ isStored }) => !isStored);
    const gone = roomFor(run, here, MOST_HERE);
    gone.forEach(({ id }) => {
      held.delete(id);
      take(id, null);
    });
    if (gone.length > 0)
      notify(
        `${listed(here.filter((each) => gone.includes(each)).map(({ name }) => name))} had to make room: without storage at most ${MOST_HERE.runs} runs are kept.`,
      );
  }

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

  const take = (id: string, run: KeptRun | null): void =>
    show([
      ...store.getState().runs.filter((other) => other.id !== id && other.id !== run?.id),
      ...(run === null ? [] : [run]),
    ]);

  function hold(id: string, record: RunRecord): void {
    held.delete(id);
    held.set(id, record);
    let bytes = 0;
    for (const other of [...held.keys()].reverse()) {
      const run = find(other);
      bytes += run?.bytes ?? 0;
      if (bytes > MOST_HELD && run?.isStored !== false && other !== id) held.delete(other);
    }
  }

  const announce = (...ids: string[]) => channel.post(ids);

  async function readAll(): Promise<void> {
    const { runs, unread } = await withShelf((shelf) => shelf.all());
    const stored = new Set(runs.map(({ id }) => id));
    const own = store.getState().runs.filter(({ id, isStored }) => !isStored && !stored.has(id));
    show([...runs, ...own]);
    if (unread > 0)
      tell(
        unread === 1
          ? 'A run was kept by another version of this page; it stays there, and is not shown.'
          : `${unread} runs were kept by another version of this page; they stay there, and are not shown.`,
      );
  }

  async function storeOne(id: string, record: RunRecord): Promise<KeptRun | null> {
    const run = find(id);
    if (run === null) return null;
    const { run: kept, gone } = await withShelf((shelf) => shelf.put(run, record));
    if (find(id) === null) {
      // Forgotten while it was written.
      await withShelf((shelf) => shelf.remove(kept.id));
      return null;
    }
    hold(kept.id, record);
    if (kept.id !== id) held.delete(id);
    take(id, kept);
    gone.forEach((old) => take(old.id, null));
    store.setState({ trouble: null });
    announce(kept.id, ...gone.map((old) => old.id));
    if (gone.length > 0)
      notify(
        `${listed(gone.map(({ name }) => name))} had to make room: of runs without a star the oldest go when there are more than ${MOST_RUNS}, or too large ones.`,
      );
    return kept;
  }

  /** What was not stored before may be now. */
  async function storeOthers(): Promise<void> {
    for (const { id, isStored } of store.getState().runs) {
      const record = held.get(id);
      if (!isStored && record !== undefined) await storeOne(id, record);
    }
  }

  /** Storage was closed from outside: what is no longer there and still held is kept again. */
  async function recover(): Promise<void> {
    const before = store.getState().runs.filter(({ isStored }) => isStored);
    try {
      const { runs } = await withShelf((shelf) => shelf.all());
      const there = new Set(runs.map(({ id }) => id));
      const lost = before.filter(({ id }) => !there.has(id));
      if (lost.length === 0) return;
      const lostIds = new Set(lost.map(({ id }) => id));
      show(
        store
          .getState()
          .runs.map((run) => (lostIds.has(run.id) ? { ...run, isStored: false } : run)),
      );
      await storeOthers();
      const left = lost.filter(({ id }) => !held.has(id)).length;
      tell(
        `The browser’s storage was emptied. ${lost.length - left} of ${lost.length} runs were at hand and are kept again${left === 0 ? '.' : '; of the others only the figures are left, until this page is closed.'}`,
      );
    } catch (error) {
      trouble(error);
    }
  }

  function change(id: string, part: Partial<Pick<KeptRun, 'name' | 'note' | 'star'>>): void {
    const before = find(id);
    if (before === null) return;
    take(id, { ...before, ...part });
    void inLine(async () => {
      if (find(id)?.isStored !== true) return;
      const next = await withShelf((shelf) => shelf.change(id, part));
      take(id, next);
      announce(id);
    }).catch(trouble);
  }

  channel.listen((ids) => {
    void inLine(async () => {
      for (const id of ids) {
        const run = await withShelf((shelf) => shelf.get(id));
        if (run !== null || find(id)?.isStored === true) take(id, run);
      }
    }).catch(() => undefined);
  });

  const ready = inLine(readAll)
    // Said when something is to be kept.
    .catch((error: unknown) => store.setState({ trouble: `${whatFailed(error)}.` }))
    .then(() => store.setState({ isRead: true }));

  return {
    store,
    ready,
    async keep(record, origin = {}) {
      const { manifest } = record;
      const wanted = origin.id ?? manifest.id ?? idFrom(manifest);
      const { labelled } = await import('./label.ts');
      const id = await placeOf(wanted, record, (other) => find(other)?.digest ?? null);
      const old = find(id);
      const { runs } = store.getState();
      const given = manifest.name?.trim() ? manifest.name : nameOf(wanted);
      const name =
        old?.name ??
        (await freeName(given, (each) => runs.some((run) => run.name === each && run.id !== id)));
      const forkOf = origin.forkOf ?? manifest.forkOf ?? null;
      const shown = {
        ...labelled(record, { id, name, forkOf }),
        ...(old && { note: old.note, star: old.star }),
      };
      take(id, shown);
      hold(id, record);
      const storing = inLine(async () => {
        const kept = await storeOne(id, record);
        await storeOthers();
        return kept;
      }).catch((error: unknown) => {
        trouble(error);
        makeRoomHere(find(id) ?? shown);
        return null;
      });
      const late = sleep(LONGEST_WAIT_MS).then(() => null);
      return (await Promise.race([storing, late])) ?? find(id) ?? shown;
    },
    async record(id) {
      const run = find(id);
      if (run === null) throw new Error('This run is kept no longer.');
      if (!run.isStored && !held.has(id))
        throw new Error(
          'The browser’s storage was emptied: of this run only its figures are left.',
        );
      const record = held.get(id) ?? (await inLine(() => withShelf((shelf) => shelf.record(id))));
      const { name, note, forkOf } = run;
      return {
        ...record,
        manifest: {
          ...record.manifest,
          ...{ id, name },
          ...(note === '' ? {} : { note }),
          ...(forkOf === null ? {} : { forkOf }),
        },
      };
    },
    rename(id, wanted) {
      const { runs } = store.getState();
      const taken = (name: string) => runs.some((run) => run.name === name && run.id !== id);
      const name = wanted.trim() === '' ? nameOf(id) : wanted.slice(0, MOST_NAME);
      for (let count = 1; ; count++) {
        const free = count === 1 ? name : `${name} ${count}`;
        if (!taken(free)) return change(id, { name: free });
      }
    },
    annotate: (id, note) => change(id, { note: note.slice(0, MOST_NAME) }),
    star(id, star) {
      change(id, { star });
      if (star) void persist();
    },
    askToStay: () => void persist(),
    forget(id) {
      const run = find(id);
      if (run === null) return;
      const entry: Forgotten = { run, record: held.get(id) ?? null };
      forgotten.push(entry);
      take(id, null);
      held.delete(id);
      if (!run.isStored) return;
      void inLine(async () => {
        entry.record = (await withShelf((shelf) => shelf.remove(id))) ?? entry.record;
        announce(id);
        await storeOthers();
      }).catch(trouble);
    },
    remember() {
      const back = forgotten.pop();
      if (back === undefined) return;
      take(back.run.id, { ...back.run, isStored: false });
      void inLine(async () => {
        if (back.record === null) return;
        hold(back.run.id, back.record);
        await storeOne(back.run.id, back.record);
      }).catch(trouble);
    },
    light(lit) {
      if (store.getState().lit !== lit) store.setState({ lit });
    },
    compare: (side, id) => store.setState(side === 'a' ? { a: id } : { b: id }),
    choose: (chosen) => store.setState({ chosen }),
    showBehind(isBehind) {
      behind.remember(isBehind ? 'shown' : 'hidden');
      store.setState({ isBehind });
    },
  };
}

const HELD_UP =
  'A page of an earlier version is open in another tab and holds the browser’s storage: close it, or reload it. Runs are kept here meanwhile.';
