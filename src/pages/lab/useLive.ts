/** Writes live figures into the page through refs, outside React, at the pace of the draw loop. */
import { useEffect, useEffectEvent } from 'react';
import type { Lab } from '../../state/lab.ts';
import type { LabState } from '../../state/store.ts';

const REDUCED_RATE = 2;
const URGENT_RATE = 120;

/** Acts of the visitor and turns of the run: they show at once, whatever the rate. */
const URGENT = [
  'run',
  'phase',
  'progress',
  'failure',
  'spec',
  'selected',
  'layers',
] as const satisfies readonly (keyof LabState)[];

export function useLive(lab: Lab, ratePerSecond: number, write: () => void): void {
  const draw = useEffectEvent(write);
  useEffect(() => {
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    let urgent = true;
    const remove = lab.drawLoop.add({
      get ratePerSecond() {
        return urgent
          ? URGENT_RATE
          : motion.matches
            ? Math.min(REDUCED_RATE, ratePerSecond)
            : ratePerSecond;
      },
      draw() {
        urgent = false;
        draw();
      },
    });
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (!URGENT.some((name) => state[name] !== before[name])) return;
      urgent = true;
      lab.drawLoop.markDirty();
    });
    return () => {
      unsubscribe();
      remove();
    };
  }, [lab, ratePerSecond]);
}
