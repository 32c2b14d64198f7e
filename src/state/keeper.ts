/**
 * Keeps the run of this tab in the browser's storage, so that it comes back where it was after a reload or
 * a crash. One record a tab, the newest in place of the last; those of tabs long gone are thrown away.
 * Where storage is denied or full that is said once, and costs nothing else.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Change, RunSpec } from '../game/spec.ts';
import type { Checkpoint, Evaluated } from '../protocol/events.ts';
import type { EngineSpell } from './store.ts';
import { thisTab, type Tab } from './tab.ts';

const DATABASE = 'pruning-game';
const DATABASE_VERSION = 1;
/** Of the record; one of another version is not read. */
const RECORD_VERSION = 1;
const MOST_RECORDS = 8;
const LONGEST_MS = 14 * 24 * 3600 * 1000;
/** Share of the page's time that handing records over may take. */
const SHARE = 0.01;

export interface KeptRun {
  /** At step 0. */
  readonly spec: RunSpec;
  /** The whole log when the checkpoint was taken, oldest first. */
  readonly log: readonly Change[];
  readonly playing: boolean;
  readonly checkpoint: Checkpoint;
  readonly evaluations: readonly Evaluated[];
  readonly engines: readonly EngineSpell[];
  /** What the pictures show of the past (observations.ts). */
  readonly past: unknown;
}

interface Row extends KeptRun {
  readonly version: number;
  readonly tab: string;
  readonly savedAt: number;
}

interface Schema extends DBSchema {
  tabs: { key: string; value: Row; indexes: { savedAt: number } };
}

export interface Keeper {
  /** What this tab kept before it was reloaded; null if nothing, or if it cannot be read. */
  take(): Promise<KeptRun | null>;
  /** Keeps it soon; a later one takes its place. `past` may have gone on by then. */
  keep(run: KeptRun): void;
}

/** @param onTrouble told once, in a sentence */
export function createKeeper(onTrouble: (sentence: string) => void): Keeper {
  let naming: Promise<Tab> | null = null;
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  let waiting: KeptRun | null = null;
  let isWriting = false;
  let isDenied = false;

  const tab = () => (naming ??= thisTab());
  const database = () =>
    (opening ??= openDB<Schema>(DATABASE, DATABASE_VERSION, {
      upgrade(created) {
        created.createObjectStore('tabs', { keyPath: 'tab' }).createIndex('savedAt', 'savedAt');
      },
    }));

  function trouble(error: unknown): void {
    if (isDenied) return;
    isDenied = true;
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    onTrouble(
      isFull
        ? 'The browser’s storage is full: this run will not come back after a reload, but its address replays it.'
        : 'The browser does not let this page store anything: this run will not come back after a reload, but its address replays it.',
    );
  }

  async function throwAwayOld(db: IDBPDatabase<Schema>): Promise<void> {
    const oldestFirst = await db.getAllKeysFromIndex('tabs', 'savedAt');
    const tooOld = await db.getAllKeysFromIndex(
      'tabs',
      'savedAt',
      IDBKeyRange.upperBound(Date.now() - LONGEST_MS),
    );
    const tooMany = oldestFirst.slice(0, Math.max(0, oldestFirst.length - MOST_RECORDS));
    for (const key of new Set([...tooOld, ...tooMany])) await db.delete('tabs', key);
  }

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting !== null && !isDenied) {
      const run = waiting;
      waiting = null;
      try {
        const { name } = await tab();
        const db = await database();
        const began = performance.now();
        const savedAt = Date.now();
        const put = db.put('tabs', { version: RECORD_VERSION, tab: name, savedAt, ...run });
        // Copying the record holds the page up; what follows does not.
        const costMs = performance.now() - began;
        await put;
        await throwAwayOld(db);
        await new Promise((resolve) => setTimeout(resolve, costMs / SHARE));
      } catch (error) {
        trouble(error);
      }
    }
    isWriting = false;
  }

  return {
    async take() {
      try {
        const { name, isKnown } = await tab();
        if (!isKnown) return null;
        const row = await (await database()).get('tabs', name);
        return row?.version === RECORD_VERSION ? row : null;
      } catch (error) {
        trouble(error);
        return null;
      }
    },
    keep(run) {
      if (isDenied) return;
      waiting = run;
      if (!isWriting) void write();
    },
  };
}
