import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { place, type Wish } from './placement.ts';
import './Popover.css';

interface Props extends Wish {
  /** What it opens beside. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly id?: string;
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * A panel over the page that stands beside its anchor, always inside the window, and scrolls where it
 * is taller than that. (Browsers from before the `popover` attribute and anchors in CSS are supported.)
 */
export function Floating({ anchor, sides, align, id, label, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = panel.current;
    const beside = anchor.current;
    if (element === null || beside === null) return;
    function settle(): void {
      const { clientWidth, clientHeight } = document.documentElement;
      const own = element!.getBoundingClientRect();
      const borders = own.height - element!.clientHeight;
      const size = { width: own.width, height: element!.scrollHeight + borders };
      const view = { width: clientWidth, height: clientHeight };
      const { left, top, maxHeight } = place(beside!.getBoundingClientRect(), size, view, {
        sides,
        align,
      });
      element!.style.setProperty('--left', `${left}px`);
      element!.style.setProperty('--top', `${top}px`);
      element!.style.setProperty('--room', `${maxHeight}px`);
      // What scrolls must be reached by key, even if there is nothing in it to press.
      if (element!.scrollHeight > element!.clientHeight) element!.tabIndex = 0;
      else element!.removeAttribute('tabindex');
    }
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    for (const part of element.children) observer.observe(part);
    window.addEventListener('resize', settle);
    document.addEventListener('scroll', settle, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', settle);
      document.removeEventListener('scroll', settle, { capture: true });
    };
  }, [anchor, sides, align]);

  return (
    <div className="popover-panel" ref={panel} id={id} role="group" aria-label={label}>
      {children}
    </div>
  );
}
