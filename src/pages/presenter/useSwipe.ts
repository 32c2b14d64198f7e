/** A finger that is drawn sideways over what does nothing else steps on, or back. */
import { useRef, type PointerEvent } from 'react';

const LEAST_PX = 60;
/** How much farther sideways than up or down. */
const SLOPE = 2;
const OTHERS = '[role=slider], button, a, .panel-focus';

export function useSwipe(move: (by: number) => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown({ pointerType, target, clientX: x, clientY: y }: PointerEvent) {
      const isOurs = pointerType === 'touch' && !(target as Element).closest(OTHERS);
      from.current = isOurs ? { x, y } : null;
    },
    onPointerUp({ clientX, clientY }: PointerEvent) {
      if (from.current === null) return;
      const [across, down] = [clientX - from.current.x, clientY - from.current.y];
      from.current = null;
      if (Math.abs(across) < LEAST_PX || Math.abs(across) < SLOPE * Math.abs(down)) return;
      move(across < 0 ? 1 : -1);
    },
    onPointerCancel() {
      from.current = null;
    },
  };
}
