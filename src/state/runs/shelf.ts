/**
 * The browser's storage of kept runs: of each a label with its digest, all of which are read at the start, and all that
 * was recorded of it, read when it is asked for. Both change in one transaction, so that pages side by side never see half.
 */
import type { RunRecord } from '../../record/record.ts';
import { defaultSpec } from '../../spec/spec.ts';
import { openDatabase, type LabelRow } from '../database.ts';
import { freeName, placeOf } from './place.ts';
import { roomFor, type Rank } from './room.ts';
import type { KeptRun } from './keptRun.ts';

/** Of the rows; one of another version is left alone. */
const ROW_VERSION = 1;

/** A kept run as it lies in storage, and what went for it. */
export interface Put {
  readonly run: KeptRun;
  /** Those that had to make room, the oldest first. */
  readonly gone: readonly KeptRun[];
}

export interface Found {
  /** Newest first. */
  readonly runs: readonly KeptRun[];
  /** Rows that cannot be read: of another version, or damaged. They are left as they are. */
  readonly unread: number;
}

export interface Shelf {
  all(): Promise<Found>;
  get(id: string): Promise<KeptRun | null>;
  /** Rejects with a sentence where it is not there, or cannot be read. */
  record(id: string): Promise<RunRecord>;
  /**
   * In its own place (place.ts), with the name, note and star that it has there, or else those given. Rejects where
   * everybody else is starred and there is no room.
   */
  put(run: KeptRun, record: RunRecord): Promise<Put>;
  /** @returns null where it is kept no longer */
  change(
    id: string,
    part: Partial<Pick<KeptRun, 'name' | 'note' | 'star'>>,
  ): Promise<KeptRun | null>;
  /** @returns what was recorded of it; null where it was there no longer, or cannot be read */
  remove(id: string): Promise<RunRecord | null>;
  close(): void;
}

type Row = LabelRow & {
  readonly version: number;
  readonly note: string;
  readonly forkOf: KeptRun['forkOf'];
  readonly digest: KeptRun['digest'];
};

const rowOf = (run: KeptRun): Row => ({
  version: ROW_VERSION,
  ...{ id: run.id, name: run.name, note: run.note, forkOf: run.forkOf, digest: run.digest },
  rank: [run.star ? 1 : 0, run.keptAt, run.bytes],
});

/** @returns null where it is of another version, or damaged */
function runOf(stored: LabelRow): KeptRun | null {
  const row = stored as Partial<Row>;
  if (row.version !== ROW_VERSION) return null;
  try {
    const { id, name, note, forkOf, digest, rank } = row as Row;
    const [star, keptAt, bytes] = rank;
    const { manifest, verdict, groups, evaluations, course } = digest;
    const isWhole =
      [id, name, note, manifest.began].every((text) => typeof text === 'string') &&
      [keptAt, bytes, verdict.steps].every(Number.isFinite) &&
      course.inPerGroup.length === course.steps.length * groups.length &&
      [evaluations, manifest.log, manifest.engines].every(Array.isArray);
    if (!isWhole) return null;
    // What has become a parameter since stands at its default, as in an address.
    const spec = { ...defaultSpec, ...manifest.spec };
    return {
      ...{ id, name, note, forkOf, keptAt, bytes, star: star === 1, isStored: true },
      digest: { ...digest, manifest: { ...manifest, spec } },
    };
  } catch {
    return null;
  }
}

const newestFirst = (runs: readonly KeptRun[]): KeptRun[] =>
  [...runs].sort((a, b) => b.keptAt - a.keptAt);

/** @param listeners told that the storage was closed or emptied; that another page holds it up */
export async function openShelf(listeners: {
  readonly onGone: () => void;
  readonly onHeldUp: () => void;
}): Promise<Shelf> {
  const db = await openDatabase(listeners);

  const both = () => db.transaction(['labels', 'runs'], 'readwrite');
  type Both = ReturnType<typeof both>;

  /** What there is is named by keys alone: rows are large. */
  async function ranks(tx: Both): Promise<Rank[]> {
    const found: Rank[] = [];
    const index = tx.objectStore('labels').index('rank');
    for (let at = await index.openKeyCursor(); at !== null; at = await at.continue()) {
      const [star, keptAt, bytes] = at.key;
      found.push({ id: at.primaryKey, star: star === 1, keptAt, bytes });
    }
    return found;
  }

  const nameFor = (tx: Both, id: string, name: string) =>
    freeName(name, async (wanted) => {
      const holder = await tx.objectStore('labels').index('name').getKey(wanted);
      return holder !== undefined && holder !== id;
    });

  async function write(tx: Both, given: KeptRun, record: RunRecord): Promise<Put> {
    const labels = tx.objectStore('labels');
    const at = async (id: string) => {
      const row = await labels.get(id);
      if (row === undefined) return null;
      // What cannot be read has its place to itself.
      return (
        runOf(row)?.digest ?? {
          manifest: { ...record.manifest, began: '' },
          verdict: record.verdict,
        }
      );
    };
    const id = await placeOf(given.id, record, at);
    const row = await labels.get(id);
    const old = row === undefined ? null : runOf(row);
    const name = await nameFor(tx, id, old?.name ?? given.name);
    const run: KeptRun = {
      ...given,
      ...(old === null ? {} : { note: old.note, star: old.star }),
      ...{ id, name, isStored: true },
    };
    const gone: KeptRun[] = [];
    for (const { id: out } of roomFor(run, await ranks(tx))) {
      const leaving = await labels.get(out);
      const told = leaving === undefined ? null : runOf(leaving);
      if (told !== null) gone.push(told);
      await Promise.all([labels.delete(out), tx.objectStore('runs').delete(out)]);
    }
    const whole = { version: ROW_VERSION, id, record };
    await Promise.all([labels.put(rowOf(run)), tx.objectStore('runs').put(whole)]);
    return { run, gone };
  }

  return {
    async all() {
      const rows = await db.getAll('labels');
      const runs = rows.map(runOf).filter((run) => run !== null);
      return { runs: newestFirst(runs), unread: rows.length - runs.length };
    },
    async get(id) {
      const row = await db.get('labels', id);
      return row === undefined ? null : runOf(row);
    },
    async record(id) {
      const row = (await db.get('runs', id)) as
        { version?: number; record?: RunRecord } | undefined;
      if (row === undefined) throw new Error('This run is kept no longer.');
      if (row.version !== ROW_VERSION || row.record === undefined)
        throw new Error('This run was kept by another version of this page, which can read it.');
      return row.record;
    },
    async put(run, record) {
      const tx = both();
      try {
        const put = await write(tx, run, record);
        await tx.done;
        return put;
      } catch (error) {
        // Half of it must not stay; a transaction that has ended by itself says so by its own error.
        tx.done.catch(() => undefined);
        try {
          tx.abort();
        } catch {
          throw error;
        }
        throw error;
      }
    },
    async change(id, part) {
      const tx = both();
      const labels = tx.objectStore('labels');
      const row = await labels.get(id);
      const old = row === undefined ? null : runOf(row);
      if (old === null) return null;
      const name = part.name === undefined ? old.name : await nameFor(tx, id, part.name);
      const next = { ...old, ...part, name };
      await Promise.all([labels.put(rowOf(next)), tx.done]);
      return next;
    },
    async remove(id) {
      const tx = both();
      const row = (await tx.objectStore('runs').get(id)) as { record?: RunRecord } | undefined;
      await Promise.all([
        tx.objectStore('labels').delete(id),
        tx.objectStore('runs').delete(id),
        tx.done,
      ]);
      return row?.record ?? null;
    },
    close: () => db.close(),
  };
}
