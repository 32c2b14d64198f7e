/**
 * While the page is printed it is laid out for paper, light and without controls: the root carries
 * `data-printing`, which the style sheets ask. Everything is redrawn within the event, because a
 * browser waits for no frame before it prints.
 */
import { useSyncExternalStore } from 'react';

const CHANGED = 'printingchange';

export const isPrinting = (): boolean => document.documentElement.dataset.printing !== undefined;

/** @returns takes the callback out again */
export function onPrintingChange(callback: () => void): () => void {
  window.addEventListener(CHANGED, callback);
  return () => window.removeEventListener(CHANGED, callback);
}

export const usePrinting = (): boolean => useSyncExternalStore(onPrintingChange, isPrinting);

/** Keeps `data-printing` true, from now on. */
export function watchPrinting(): void {
  function set(printing: boolean): void {
    if (printing === isPrinting()) return;
    if (printing) document.documentElement.dataset.printing = '';
    else delete document.documentElement.dataset.printing;
    window.dispatchEvent(new Event(CHANGED));
  }
  window.addEventListener('beforeprint', () => set(true));
  window.addEventListener('afterprint', () => set(false));
  matchMedia('print').addEventListener('change', ({ matches }) => set(matches));
}
