import { useEffect, useEffectEvent } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { rewind, stepEpoch, stepOnce, togglePlay } from '../actions.ts';

/** Every key of the page, for the overlay. Arrows act inside sliders and pictures only. */
export const shortcuts: readonly (readonly [key: string, what: string])[] = [
  ['space', 'play, pause'],
  ['.', 'one step'],
  ['e', 'one epoch'],
  ['r', 'rewind, same seed'],
  ['x', 'held, in a plane: without the selected player'],
  ['?', 'these keys'],
];

/** Where a key press means a letter, or already acts on the element itself. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (
    target.closest(
      'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]',
    )
  )
    return true;
  return event.key === ' ' && target.closest('button, summary, input, a') !== null;
}

export function useShortcuts(lab: Lab, toggleHelp: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event))
      return;
    // An open overlay has the page to itself; only its own key closes it.
    if (event.key !== '?' && document.querySelector('dialog[open]') !== null) return;
    const busy = ['preparing', 'failed', 'finished'].includes(lab.store.getState().phase);
    switch (event.key) {
      case ' ':
        togglePlay(lab);
        break;
      case '.':
        if (!busy) stepOnce(lab);
        break;
      case 'e':
        if (!busy) stepEpoch(lab);
        break;
      case 'r':
        rewind(lab);
        break;
      case '?':
        toggleHelp();
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
