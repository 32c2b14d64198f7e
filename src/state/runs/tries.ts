/**
 * Runs that the page plays by itself beside the one that is shown, to compare: the same one over several seeds, or a row
 * of values of one coefficient. What plays them is fetched when somebody asks for it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunSpec } from '../../spec/spec.ts';
import type { Plan } from './plan.ts';
import type { Queue, QueueParts } from './queue.ts';
import type { Row, TriesState } from './try.ts';

export interface Tries {
  readonly store: StoreApi<TriesState>;
  /**
   * Plays the run that is shown, with its log, over so many seeds, its own among them; those that are kept already are
   * not played again.
   *
   * @returns how many are to be played; rejects with a sentence where none can be
   */
  repeat(count?: number): Promise<number>;
  /** Plays the settings as they stand, from the start on, with each value of a row. */
  row(row: Row): Promise<number>;
  /** Plays what somebody else has planned, whatever run is shown; those that are kept already are not played again. */
  play(plans: readonly Plan[]): Promise<number>;
  /** Gives up those that are not done, or those of them that are called so; what is kept stays. */
  cancel(labels?: ReadonlySet<string>): void;
  rest(): void;
  goOn(): void;
  /** Another run is about to be shown. */
  heed(spec: RunSpec): void;
}

export const SEEDS = 5;

export function createTries(parts: QueueParts): Tries {
  const store = createStore<TriesState>(() => ({ tries: [], stepsPerSecond: 0, isResting: false }));
  let queue: Queue | null = null;
  let isResting = false;

  async function fetched(): Promise<Queue> {
    const { createQueue } = await import('./queue.ts');
    if (queue === null) {
      queue = createQueue(store, parts);
      if (isResting) queue.rest();
    }
    return queue;
  }

  return {
    store,
    repeat: async (count = SEEDS) => (await fetched()).repeat(count),
    row: async (row) => (await fetched()).row(row),
    play: async (plans) => (await fetched()).play(plans),
    cancel: (labels) => queue?.cancel(labels),
    rest() {
      isResting = true;
      queue?.rest();
    },
    goOn() {
      isResting = false;
      queue?.goOn();
    },
    heed: (spec) => queue?.heed(spec),
  };
}
