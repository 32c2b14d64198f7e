/** A finger or a button that rests on a run makes it A, the next one B. */
import { useEffect, useMemo, type PointerEvent } from 'react';
import type { RunView } from '../../state/lab.ts';
import type { Runs } from '../../state/runs/runs.ts';
import { pointIn } from '../shared/pointIn.ts';

const HOLD_MS = 500;
/** A finger that goes further than this means something else. */
const STILL_PX = 8;

/** A run becomes the one of the two that is free, or else B. */
export function compareNext(runs: Runs, id: string): void {
  const { a, b } = runs.store.getState();
  if (a === id || b === id) return;
  runs.compare(a === null ? 'a' : 'b', id);
}

interface Pressed {
  readonly isTouch: boolean;
  /** The run that was lit before. */
  readonly before: string | null;
}

/** @param runAt the run at a place of the element, in the units of the pictures; must not change */
export function useHold(lab: RunView, runAt: (x: number, y: number) => string | null) {
  const hold = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let [from, held] = [[0, 0] as readonly [number, number], false];
    let pressed: Pressed = { isTouch: false, before: null };
    const stop = () => clearTimeout(timer);
    return {
      stop,
      wasHeld: () => held,
      pressed: () => pressed,
      handlers: {
        onPointerDown(event: PointerEvent) {
          held = false;
          from = [event.clientX, event.clientY];
          pressed = {
            isTouch: event.pointerType === 'touch',
            before: lab.runs.store.getState().lit,
          };
          const id = runAt(...pointIn(event.currentTarget, event));
          stop();
          if (id === null) return;
          timer = setTimeout(() => {
            held = true;
            compareNext(lab.runs, id);
          }, HOLD_MS);
        },
        onPointerMove({ clientX, clientY }: PointerEvent) {
          if (Math.hypot(clientX - from[0], clientY - from[1]) > STILL_PX) stop();
        },
        onPointerUp: stop,
        onPointerCancel: stop,
      },
    };
  }, [lab, runAt]);
  useEffect(() => hold.stop, [hold]);
  return hold;
}
