import { useEffect, useEffectEvent } from 'react';
import { isAskable } from '../../../panels/shared/askable.ts';
import { askNext } from '../../../state/asking.ts';
import type { Lab } from '../../../state/lab.ts';
import { isWriting } from './isWriting.ts';
import { goLive, redo, rewind, stepEpoch, stepOnce, togglePlay, undo } from '../actions.ts';

/** Where a key press means a letter, or already acts on the element itself. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (isWriting(event) || target.closest('input[type=range], select') !== null) return true;
  // A button that a pointer has pressed keeps the focus, but the space bar is not meant for it.
  const isButton = target.closest('button') !== null && !target.matches(':focus-visible');
  return event.key === ' ' && !isButton && target.closest('button, summary, input, a') !== null;
}

/** Keys of the example that the net is asked about. @returns whether it is one */
function isAsked(key: string, lab: Lab): boolean {
  if (!isAskable(lab.store.getState().spec)) return false;
  if (key === 'n') lab.partings.askNext();
  else if (/^[0-9]$/.test(key)) askNext(lab.asking, Number(key));
  else return false;
  return true;
}

async function keep(lab: Lab): Promise<void> {
  const { keepThis } = await import('../runs/acts.ts');
  lab.say(await keepThis(lab));
}

interface Ways {
  readonly toggleHelp: () => void;
  /** Shows this very run to a class. */
  readonly onPresent: () => void;
}

export function useShortcuts(lab: Lab, { toggleHelp, onPresent }: Ways): void {
  /** Of a text that is being written the browser takes back what was typed. */
  function isUndoKey(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return false;
    if (isWriting(event) || document.querySelector('dialog[open]') !== null) return false;
    const key = event.key.toLowerCase();
    if (key === 'y' || (key === 'z' && event.shiftKey)) redo(lab);
    else if (key === 'z') undo(lab);
    else return false;
    event.preventDefault();
    return true;
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isUndoKey(event)) return;
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
      case 'l':
        if (lab.store.getState().playedTo === null) return;
        goLive(lab);
        break;
      case 'k':
        void keep(lab);
        break;
      case 'p':
        onPresent();
        break;
      case '?':
        toggleHelp();
        break;
      default:
        if (!isAsked(event.key, lab)) return;
    }
    event.preventDefault();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
