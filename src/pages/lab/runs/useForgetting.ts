/** A run is forgotten at once, and for ten seconds it can be taken back. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isWriting } from '../help/isWriting.ts';
import { shortened } from '../../../panels/runs/coefficients.ts';
import type { ToldRun } from '../../../panels/runs/told.ts';
import type { Lab } from '../../../state/lab.ts';

const UNDO_MS = 10_000;

export function useForgetting(lab: Lab) {
  const [said, say] = useState('');
  const [canUndo, setCanUndo] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      lab.runs.letGo();
    },
    [lab],
  );

  function end(words: string): void {
    clearTimeout(timer.current);
    setCanUndo(false);
    say(words);
  }

  function forget({ id, name }: ToldRun): void {
    lab.runs.forget(id);
    end(`“${shortened(name)}” is forgotten.`);
    setCanUndo(true);
    timer.current = setTimeout(() => {
      end('');
      lab.runs.letGo();
    }, UNDO_MS);
  }

  function undo(): void {
    lab.runs.remember();
    end('It is back.');
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (!isUndo || event.shiftKey || event.altKey || isWriting(event)) return;
    event.preventDefault();
    undo();
  });
  // Before the page hears it: forgetting was what the hand did last.
  useEffect(() => {
    if (!canUndo) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, [canUndo]);

  return { said, say: end, forget, undo: canUndo ? undo : null };
}
