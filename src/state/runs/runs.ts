/**
 * The runs that are kept, in this browser's storage (shelf.ts), and which of them the visitor looks at. Every page of the
 * browser has the same ones. What storage does not take stays here until the page is closed, and the visitor is told.
 */
import type { StoreApi } from 'zustand/vanilla';
import { MOST_NAME, type RunRecord } from '../../record/record.ts';
import { listed } from '../../game/notes.ts';
import { whatFailed } from '../storage.ts';
import { thisBrowser, type Around } from './around.ts';
import { createForgetting, type Forgetting } from './forgetting.ts';
import { createHeld } from './held.ts';
import type { KeptRun, Origin } from './keptRun.ts';
import { createLine } from './line.ts';
import { createList, type Looking, type RunsState } from './list.ts';
import { freeName, idFrom, placeOf } from './place.ts';
import { MOST_RUNS, NoRoomError, roomFor } from './room.ts';

export interface Runs extends Looking, Omit<Forgetting, 'isLeaving'> {
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
}

/** Of those that are not stored. */
const MOST_HERE = { runs: 100, bytes: 256 * 2 ** 20 };
const LONGEST_WAIT_MS = 5000;

/** @param notify told in sentences, each once */
export function createRuns(
  notify: (sentence: string) => void,
  { open, channel, persist, sleep, behind }: Around = thisBrowser(),
): Runs {
  const list = createList(behind);
  const { store, find, show, take } = list;
  const held = createHeld(find);
  const told = new Set<string>();
  const line = createLine(
    { open, sleep },
    { onGone: () => void line.next(recover), onHeldUp: () => tell(HELD_UP) },
  );
  const { withShelf } = line;
  const announce = (...ids: string[]) => channel.post(ids);
  const forgetting = createForgetting({
    ...{ list, held, line, announce, storeOne, storeOthers, trouble },
  });

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
    if (run === null) {
      held.delete(id);
      return null;
    }
    const { run: kept, gone } = await withShelf((shelf) => shelf.put(run, record));
    if (find(id) === null) {
      // Forgotten while it was written.
      held.delete(id);
      await withShelf((shelf) => shelf.remove(kept.id));
      return null;
    }
    held.set(kept.id, record);
    if (kept.id !== id) held.delete(id);
    take(id, kept);
    for (const old of gone) {
      held.delete(old.id);
      take(old.id, null);
    }
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
    void line
      .next(async () => {
        if (find(id)?.isStored !== true) return;
        const next = await withShelf((shelf) => shelf.change(id, part));
        if (find(id) !== null) take(id, next);
        announce(id);
      })
      .catch(trouble);
  }

  function renameTo(id: string, name: string): void {
    const { runs } = store.getState();
    const taken = (wanted: string) => runs.some((run) => run.name === wanted && run.id !== id);
    for (let count = 1; ; count++) {
      const free = count === 1 ? name : `${name} ${count}`;
      if (!taken(free)) return change(id, { name: free });
    }
  }

  channel.listen((ids) => {
    void line
      .next(async () => {
        for (const id of ids) {
          const run = await withShelf((shelf) => shelf.get(id));
          const here = find(id);
          // Forgotten by this hand, or not stored yet.
          if (forgetting.isLeaving(id) || (run === null && here?.isStored !== true)) continue;
          if (run?.keptAt !== here?.keptAt) held.delete(id);
          take(id, run);
        }
      })
      // What the other page did is seen when this one is opened again; what this one keeps says what is wrong.
      .catch(() => undefined);
  });

  const ready = line
    .next(readAll)
    // Said when something is to be kept.
    .catch((error: unknown) => store.setState({ trouble: `${whatFailed(error)}.` }))
    .then(() => store.setState({ isRead: true }));

  return {
    store,
    ready,
    async keep(record, origin = {}) {
      const { manifest } = record;
      const wanted = origin.id ?? manifest.id ?? idFrom(manifest);
      const [{ labelled }, { nameOf }] = await Promise.all([
        import('./label.ts'),
        import('./firstName.ts'),
      ]);
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
      held.set(id, record);
      const storing = line
        .next(async () => {
          const kept = await storeOne(id, record);
          await storeOthers();
          return kept;
        })
        .catch((error: unknown) => {
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
      const record =
        held.get(id) ?? (await line.next(() => withShelf((shelf) => shelf.record(id))));
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
      if (wanted.trim() !== '') return renameTo(id, wanted.slice(0, MOST_NAME));
      void import('./firstName.ts')
        .then(({ nameOf }) => renameTo(id, nameOf(id)))
        .catch((error: Error) => notify(`Its first name cannot be had. ${error.message}`));
    },
    annotate: (id, note) => change(id, { note: note.slice(0, MOST_NAME) }),
    star(id, star) {
      change(id, { star });
      if (star) void persist();
    },
    askToStay: () => void persist(),
    forget: forgetting.forget,
    remember: forgetting.remember,
    letGo: forgetting.letGo,
    wasForgotten: forgetting.wasForgotten,
    light: list.light,
    compare: list.compare,
    choose: list.choose,
    showBehind: list.showBehind,
  };
}

const HELD_UP =
  'A page of an earlier version is open in another tab and holds the browser’s storage: close it, or reload it. Runs are kept here meanwhile.';
