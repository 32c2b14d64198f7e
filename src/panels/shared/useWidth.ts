/** The width an element has been given, in the units of the pictures; changes only when the page is laid out anew. */
import { useLayoutEffect, useState, type RefObject } from 'react';
import { onPrintingChange } from '../../ui/printing.ts';
import { unitPx } from '../../ui/room.ts';

export function useWidth(ref: RefObject<HTMLElement | null>, before = 704): number {
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth / unitPx() || before);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const offPrinting = onPrintingChange(measure);
    return () => {
      offPrinting();
      observer.disconnect();
    };
  }, [ref, before]);
  return width;
}
