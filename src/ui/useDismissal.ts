import { useEffect, useEffectEvent, type RefObject } from 'react';

/**
 * What is open beside a button is closed by Escape, which gives the button the keyboard back, and by a click or the focus
 * elsewhere.
 *
 * @param root around the button and what it opened
 */
export function useDismissal(
  isOpen: boolean,
  root: RefObject<HTMLElement | null>,
  opener: RefObject<HTMLElement | null>,
  close: () => void,
): void {
  const closed = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) closed();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      closed();
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('focusin', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('focusin', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen, root, opener]);
}
