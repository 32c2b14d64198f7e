/** Runs that the hand forgets, the last of which it may take back. */
import type { RunRecord } from '../../record/record.ts';
import type { Held } from './held.ts';
import type { KeptRun } from './keptRun.ts';
import type { Line } from './line.ts';
import type { RunsList } from './list.ts';

export interface Forgetting {
  forget(id: string): void;
  /** Takes back the last `forget`, unless it was let go. */
  remember(): void;
  /** What was forgotten last is not to be taken back any more. */
  letGo(): void;
  /** Whether the hand has forgotten it, and nobody has kept it or taken it back since. */
  wasForgotten(id: string): boolean;
  /** Whether it is forgotten here and storage has it still. */
  isLeaving(id: string): boolean;
}

interface Parts {
  readonly list: Pick<RunsList, 'find' | 'take'>;
  readonly held: Held;
  readonly line: Line;
  readonly announce: (...ids: string[]) => void;
  readonly storeOne: (id: string, record: RunRecord) => Promise<unknown>;
  /** What was not stored before may be now. */
  readonly storeOthers: () => Promise<void>;
  readonly trouble: (error: unknown) => void;
}

interface Forgotten {
  readonly run: KeptRun;
  record: RunRecord | null;
}

export function createForgetting(parts: Parts): Forgetting {
  const { list, held, line, announce, storeOne, storeOthers, trouble } = parts;
  /** A record may be large: only one is there to be taken back. */
  let last: Forgotten | null = null;
  const forgotten = new Set<string>();
  const leaving = new Set<string>();

  return {
    forget(id) {
      const run = list.find(id);
      if (run === null) return;
      const entry: Forgotten = { run, record: held.get(id) ?? null };
      last = entry;
      forgotten.add(id);
      list.take(id, null);
      held.delete(id);
      if (!run.isStored) return;
      leaving.add(id);
      void line
        .next(async () => {
          try {
            entry.record = (await line.withShelf((shelf) => shelf.remove(id))) ?? entry.record;
          } finally {
            leaving.delete(id);
          }
          announce(id);
          await storeOthers();
        })
        .catch(trouble);
    },
    remember() {
      const back = last;
      if (back === null) return;
      const { id } = back.run;
      last = null;
      forgotten.delete(id);
      list.take(id, { ...back.run, isStored: false });
      void line
        .next(async () => {
          if (back.record === null) return;
          held.set(id, back.record);
          await storeOne(id, back.record);
        })
        .catch(trouble);
    },
    letGo: () => (last = null),
    wasForgotten: (id) => forgotten.has(id) && list.find(id) === null,
    isLeaving: (id) => leaving.has(id),
  };
}
