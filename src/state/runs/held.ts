/** Records in memory: those that are not stored, and the newest of the others, so that they can be kept again. */
import type { RunRecord } from '../../record/record.ts';
import type { KeptRun } from './keptRun.ts';

/** Bytes of those that are stored. */
const MOST_HELD = 64 * 2 ** 20;

export interface Held {
  has(id: string): boolean;
  get(id: string): RunRecord | undefined;
  set(id: string, record: RunRecord): void;
  delete(id: string): void;
}

/** @param find the run of an id; null where it is kept no longer */
export function createHeld(find: (id: string) => KeptRun | null): Held {
  const records = new Map<string, RunRecord>();
  return {
    has: (id) => records.has(id),
    get: (id) => records.get(id),
    set(id, record) {
      records.delete(id);
      records.set(id, record);
      let bytes = 0;
      for (const other of [...records.keys()].reverse()) {
        const run = find(other);
        bytes += run?.bytes ?? 0;
        if (bytes > MOST_HELD && run?.isStored !== false && other !== id) records.delete(other);
      }
    },
    delete: (id) => void records.delete(id),
  };
}
