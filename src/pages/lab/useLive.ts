/** Writes live figures into the page through refs, outside React, at the pace of the draw loop. */
import { useEffect, useEffectEvent } from 'react';
import type { RunView } from '../../state/lab.ts';
import type { LabState } from '../../state/store.ts';
import { useRaise } from '../../ui/useRaise.ts';

/** Acts of the visitor and turns of the run: they show at once, whatever the rate. */
const URGENT = [
  'run',
  'phase',
  'progress',
  'goingTo',
  'failure',
  'spec',
  'selected',
  'layers',
] as const satisfies readonly (keyof LabState)[];

export function useLive(lab: RunView, ratePerSecond: number, write: () => void): void {
  const draw = useEffectEvent(write);
  const raise = useRaise();
  useEffect(() => {
    const live = lab.drawLoop.add({ ratePerSecond, draw: () => draw(), onError: raise });
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (URGENT.some((name) => state[name] !== before[name])) live.hurry();
    });
    return () => {
      unsubscribe();
      live.remove();
    };
  }, [lab, ratePerSecond, raise]);
}
