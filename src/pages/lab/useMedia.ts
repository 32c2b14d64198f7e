import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** One column; the same limit stands in the style sheets. */
export const NARROW = '(width < 720px)';
/** Not enough room for all of the transport. */
export const TIGHT = '(width < 1200px)';
