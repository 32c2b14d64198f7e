/** The keys of the presenter. Remotes send Page Up and Page Down, which mean the same wherever the focus is. */
import { useEffect, useEffectEvent } from 'react';
import { isWriting } from '../lab/help/isWriting.ts';
import { MARK_KEYS } from './moment.ts';

export interface Ways {
  /** By so many; ±Infinity for the ends. */
  readonly move: (by: number) => void;
  readonly togglePlay: () => void;
  readonly again: () => void;
  readonly toggleTheme: () => void;
  /** The next axis on which the class commits itself takes the keyboard. */
  readonly guess: () => void;
  /** @param index among `MARK_KEYS` */
  readonly point: (index: number) => void;
  /** @returns whether there was something that pointed */
  readonly unpoint: () => boolean;
  readonly leave: () => void;
}

const MOVES: Readonly<Record<string, number>> = {
  PageDown: 1,
  PageUp: -1,
  ArrowRight: 1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
};

const within = (event: KeyboardEvent, css: string): boolean =>
  event.target instanceof Element && event.target.closest(css) !== null;

/** @returns whether the key meant something */
function act(event: KeyboardEvent, ways: Ways): boolean {
  const { key } = event;
  const move = MOVES[key];
  if (move !== undefined) {
    const isOthers =
      !key.startsWith('Page') && within(event, '[role=slider], select, .panel-focus');
    if (isOthers) return false;
    ways.move(move);
    return true;
  }
  if (key === 'Escape') {
    if (ways.unpoint()) return true;
    // The keyboard comes back to the page first.
    if (within(event, '[role=slider]')) (event.target as HTMLElement).blur();
    else ways.leave();
    return true;
  }
  if (key === ' ') {
    if (within(event, 'button, a, select, summary')) return false;
    ways.togglePlay();
    return true;
  }
  const letter = key.toLowerCase();
  const index = (MARK_KEYS as readonly string[]).indexOf(letter);
  if (index >= 0) ways.point(index);
  else if (letter === 'r') ways.again();
  else if (letter === 't') ways.toggleTheme();
  else if (letter === 'g') ways.guess();
  else return false;
  return true;
}

export function useKeys(ways: Ways): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event)) return;
    if (!act(event, ways)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before sliders take what a remote sends.
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}
