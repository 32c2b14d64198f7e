/**
 * Keeps the run of this tab in the browser's storage (records.ts), so that it comes back where it was after
 * a reload or a crash. Where storage fails that is said once, and costs nothing else.
 */
import type { Change, RunSpec } from '../spec/spec.ts';
import type { Checkpoint, Evaluated } from '../protocol/events.ts';
import type { Records } from './records.ts';
import { opened, whatFailed } from './storage.ts';
import type { ForkOf } from '../record/record.ts';
import type { EngineSpell } from './store.ts';
import { thisTab, type Tab } from './tab.ts';

/** Share of the page's time that handing records over may take. */
const SHARE = 0.01;
/** How long the page waits for what was kept before it begins anew. */
const LONGEST_WAIT_MS = 5000;

export interface TabRun {
  /** At step 0. */
  readonly spec: RunSpec;
  /** The whole log when the checkpoint was taken, oldest first. */
  readonly log: readonly Change[];
  readonly checkpoint: Checkpoint;
  /** It rests only because its tab was hidden: it plays on when it comes back. */
  readonly playsOn: boolean;
  readonly evaluations: readonly Evaluated[];
  readonly engines: readonly EngineSpell[];
  readonly began: string;
  readonly runId: string;
  readonly forkOf: ForkOf | null;
  /** What the pictures show of the past (observations.ts). */
  readonly past: unknown;
}

export interface Keeper {
  /** What this tab kept before it was reloaded; null if nothing, or if it cannot be read or does not come. */
  take(): Promise<TabRun | null>;
  /** Keeps it soon; a later one takes its place. `past` may have gone on by then. */
  keep(run: TabRun): void;
}

/** The browser's part. */
interface Around {
  readonly nameTab: () => Promise<Tab>;
  readonly open: () => Promise<Records<TabRun>>;
  readonly sleep: (ms: number) => Promise<void>;
}

const browser: Around = {
  nameTab: thisTab,
  // What storage needs is not in the page's first script.
  open: async () => (await import('./records.ts')).openRecords(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** @param onTrouble told in a sentence, at most once of each kind */
export function createKeeper(
  onTrouble: (sentence: string) => void,
  { nameTab, open, sleep }: Around = browser,
): Keeper {
  let naming: Promise<Tab> | null = null;
  const withRecords = opened(open);
  let waiting: TabRun | null = null;
  let isWriting = false;
  let hasFailed = false;

  const tab = () => (naming ??= nameTab());

  function trouble(error: unknown): void {
    if (hasFailed) return;
    hasFailed = true;
    onTrouble(
      `${whatFailed(error)}: this run will not come back after a reload, but its address replays it.`,
    );
  }

  async function write(): Promise<void> {
    isWriting = true;
    while (waiting !== null && !hasFailed) {
      const run = waiting;
      waiting = null;
      try {
        const { name } = await tab();
        const costMs = await withRecords(async (records) => {
          const began = performance.now();
          const putting = records.put(name, run);
          // Copying the record holds the page up; what follows does not.
          const cost = performance.now() - began;
          await putting;
          await records.throwAwayOld();
          return cost;
        });
        await sleep(costMs / SHARE);
      } catch (error) {
        trouble(error);
      }
    }
    isWriting = false;
  }

  async function lookUp(): Promise<TabRun | null> {
    try {
      const { name, isKnown } = await tab();
      return isKnown ? await withRecords((records) => records.get(name)) : null;
    } catch (error) {
      trouble(error);
      return null;
    }
  }

  return {
    async take() {
      const late = sleep(LONGEST_WAIT_MS).then(() => 'late' as const);
      const found = await Promise.race([lookUp(), late]);
      if (found !== 'late') return found;
      onTrouble(
        'The browser’s storage does not answer. A run that was kept there does not come back, but its address replays it.',
      );
      return null;
    },
    keep(run) {
      if (hasFailed) return;
      waiting = run;
      if (!isWriting) void write();
    },
  };
}
