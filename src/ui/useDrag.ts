/**
 * Pointer handlers of something that is dragged; the element needs `touch-action: pan-y`, or `none` where it is
 * dragged any way.
 */
import { useRef, useState, type PointerEvent } from 'react';
import { createDragIntent, type DragHandlers, type Way } from './dragIntent.ts';

export interface DragProps {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
}

export function useDrag(handlers: DragHandlers<PointerEvent>, way: Way = 'sideways'): DragProps {
  const latest = useRef(handlers);
  latest.current = handlers;
  const [intent] = useState(() => createDragIntent<PointerEvent>(() => latest.current, way));
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      // A mouse that leaves the element goes on dragging; a finger the browser captures by itself.
      event.currentTarget.setPointerCapture(event.pointerId);
      intent.press(event);
    },
    onPointerMove: (event) => intent.move(event),
    onPointerUp: (event) => intent.lift(event),
    onPointerCancel: (event) => intent.breakOff(event),
  };
}
