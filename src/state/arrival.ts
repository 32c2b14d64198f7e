/** A run on its way to where it is to stand: of the steps before nothing is shown, unless they were never seen. */
import { grouped } from '../game/notes.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { readFrame } from '../protocol/frame.ts';
import type { Client } from './client.ts';
import type { LabStore } from './store.ts';

export interface Arrival {
  /** Where it goes on. */
  readonly start: number;
  /** Where it is to stand. */
  readonly to: number;
  readonly isOnItsWay: boolean;
  /** Whether the steps on the way are shown. */
  readonly isShown: boolean;
  /** What was told of the step at which it is to stand, oldest first. */
  readonly held: readonly WorkerEvent[];
  /** @returns whether that is dealt with */
  passBy(event: WorkerEvent): boolean;
}

export const onTheWay = (step: number): string => `Going to step ${grouped(step)}`;

interface Parts {
  readonly store: Pick<LabStore, 'getState' | 'setState'>;
  readonly client: Pick<Client, 'giveBack'>;
}

/** @param isShown whether the steps on the way are to be shown */
export function createArrival(
  start: number,
  to: number,
  isShown: boolean,
  { store, client }: Parts,
): Arrival {
  let held: readonly WorkerEvent[] = [];
  const isOnItsWay = to > start;

  const giveBack = ({ type, buffer }: Extract<WorkerEvent, { buffer: ArrayBuffer }>) =>
    queueMicrotask(() => client.giveBack(type, buffer));

  function pass(event: Extract<WorkerEvent, { buffer: ArrayBuffer }>): void {
    const step =
      event.type === 'frame' ? readFrame(new Float32Array(event.buffer)).step : event.step;
    if (step >= to) {
      // Of one step the last counts, and the worker may need the buffer of the one before.
      held
        .filter(({ type }) => type === event.type)
        .forEach((old) => giveBack(old as typeof event));
      held = [...held.filter(({ type }) => type !== event.type), event];
      return;
    }
    // The hand may have it go on elsewhere from there.
    const text = onTheWay(store.getState().goingTo ?? to);
    store.setState({ progress: { text, share: (step - start) / (to - start) } });
    giveBack(event);
  }

  return {
    ...{ start, to, isOnItsWay, isShown },
    get held() {
      return held;
    },
    passBy(event) {
      if (!isOnItsWay || isShown) return false;
      switch (event.type) {
        case 'frame':
        case 'pictures':
          pass(event);
          return true;
        case 'evaluated':
          if (event.step >= to) held = [...held, event];
          return true;
        // Of what its log has: it stands where all of that has acted.
        case 'patched':
        case 'acted':
        case 'playing':
          return true;
        default:
          return false;
      }
    },
  };
}
