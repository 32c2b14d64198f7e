/**
 * Runs that the page plays by itself beside the one that is shown, to compare: the same one over several seeds, or a row
 * of values of one coefficient. What plays them is fetched when somebody asks for it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isSandbox } from '../../game/sandbox/game.ts';
import { parameters } from '../../spec/parameters.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Swept } from './plan.ts';
import type { Queue, QueueParts } from './queue.ts';

export interface Try {
  readonly key: string;
  /** What sets it apart: “seed 3”. */
  readonly label: string;
  readonly phase: 'waiting' | 'training' | 'kept' | 'failed';
  readonly step: number;
  /** Of its whole training; null before it is prepared. */
  readonly steps: number | null;
  /** Of the kept run; null before. */
  readonly name: string | null;
  /** Why it failed, in a sentence; else null. */
  readonly why: string | null;
}

export interface TriesState {
  /** In the order in which they are played; those that are done stay until others are asked for. */
  readonly tries: readonly Try[];
  readonly stepsPerSecond: number;
  /** They rest while the page is hidden. */
  readonly isResting: boolean;
}

/** A row of values, evenly spaced on a log scale. */
export interface Row {
  readonly name: Swept;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

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
  /** Gives up those that are not done; what is kept stays. */
  cancel(): void;
  rest(): void;
  goOn(): void;
  /** Another run is about to be shown. */
  heed(spec: RunSpec): void;
}

export const SEEDS = 5;
export const MOST_VALUES = 50;

export function createTries(parts: QueueParts): Tries {
  const store = createStore<TriesState>(() => ({ tries: [], stepsPerSecond: 0, isResting: false }));
  let queue: Queue | null = null;
  let isResting = false;

  async function fetched() {
    const [{ createQueue }, plan] = await Promise.all([import('./queue.ts'), import('./plan.ts')]);
    if (queue === null) {
      queue = createQueue(store, parts);
      if (isResting) queue.rest();
    }
    return { queue, plan };
  }

  function refuseSandbox(): void {
    if (isSandbox(parts.store.getState().startSpec))
      throw new Error(
        'A game without a network has no accuracy to compare. Choose a network first.',
      );
  }

  return {
    store,
    async repeat(count = SEEDS) {
      refuseSandbox();
      const { startSpec, changes, scheduled } = parts.store.getState();
      const { queue, plan } = await fetched();
      return queue.add(plan.overSeeds(startSpec, [...changes, ...scheduled], count));
    },
    async row({ name, from, to, count }) {
      refuseSandbox();
      const { spec } = parts.store.getState();
      const { queue, plan } = await fetched();
      const { min, max, symbol } = parameters[name];
      const isWithin = (value: number) => value > 0 && value >= min && value <= max;
      if (!isWithin(from) || !isWithin(to))
        throw new Error(`Both ends of a row of ${symbol} must be above 0 and at most ${max}.`);
      if (!Number.isInteger(count) || count < 2 || count > MOST_VALUES)
        throw new Error(`A row has 2 to ${MOST_VALUES} values.`);
      return queue.add(plan.overValues(spec, name, symbol, plan.logSpaced(from, to, count)));
    },
    cancel: () => queue?.cancel(),
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
