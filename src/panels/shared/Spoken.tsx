import { useEffect, useRef } from 'react';
import type { RunView } from '../../state/lab.ts';

const EVERY_MS = 2000;

interface Props {
  readonly lab: RunView;
  readonly id: string;
  /** What the picture shows, in a sentence or two. */
  readonly say: () => string;
}

/** The picture in words, for screen readers; kept up to date, read on demand, never announced. */
export function Spoken({ lab, id, say }: Props) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const tell = () => {
      const words = say();
      if (ref.current && ref.current.textContent !== words) ref.current.textContent = words;
    };
    tell();
    const timer = setInterval(tell, EVERY_MS);
    const unsubscribe = lab.store.subscribe((state, before) => {
      if (state.phase !== before.phase || state.selected !== before.selected) tell();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [lab, say]);
  return <p ref={ref} id={id} className="panel-spoken" />;
}
