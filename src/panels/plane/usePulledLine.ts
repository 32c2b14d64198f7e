/** A mouse may pull a line wherever it lies; a finger takes the line's hold, because elsewhere it scrolls the page. */
import { useRef, type PointerEvent } from 'react';
import type { PlayerId } from '../../game/players.ts';
import type { Spot } from './geometry.ts';
import type { PlanePainter } from './painter.ts';

/** Nearer than this a press is a click. */
const CLICK_PX = 4;

interface Press {
  readonly clientX: number;
  readonly clientY: number;
  readonly from: Spot;
  readonly line: number;
}

/**
 * @param pointAt where a pointer is in the plane
 * @param lineAt the line under a pointer
 * @param choose chooses the player whose line it is; null where nobody's
 */
export function usePulledLine(
  { hand }: PlanePainter,
  pointAt: (event: PointerEvent) => Spot | null,
  lineAt: (event: PointerEvent) => number | null,
  choose: (line: number) => PlayerId | null,
) {
  const pressed = useRef<Press | null>(null);
  const isPulling = useRef(false);

  function stop(finish: () => void): void {
    pressed.current = null;
    if (!isPulling.current) return;
    isPulling.current = false;
    finish();
  }

  return {
    onPointerDown(event: PointerEvent) {
      const isHold = (event.target as Element).closest('.plane-hold') !== null;
      if (event.pointerType !== 'mouse' || event.button !== 0 || isHold) return;
      const [from, line] = [pointAt(event), lineAt(event)];
      const { clientX, clientY } = event;
      pressed.current = from === null || line === null ? null : { clientX, clientY, from, line };
    },
    onPointerMove(event: PointerEvent) {
      const press = pressed.current;
      if (press === null) return;
      // It was let go outside, before it was a pull.
      if (event.buttons === 0) return stop(hand.drop);
      if (!isPulling.current) {
        const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
        if (far < CLICK_PX) return;
        const player = choose(press.line);
        if (player === null || !hand.take(player, 'move', press.from, press.from))
          return stop(hand.drop);
        isPulling.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      const to = pointAt(event);
      if (to !== null) hand.moveTo(to);
    },
    onPointerUp: () => stop(hand.letGo),
    onPointerCancel: () => stop(hand.drop),
  };
}
