/** What every panel has: a heading, one reading line, its picture, and text for screen readers. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Lab } from '../../state/lab.ts';
import './panels.css';

interface PanelProps {
  readonly name: string;
  readonly title: ReactNode;
  readonly reading: ReactNode;
  /** Controls at the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ name, title, reading, aside, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel panel-${name}`} aria-labelledby={id}>
      <div className="panel-top">
        <h2 className="panel-head" id={id}>
          {title}
        </h2>
        {aside}
      </div>
      <p className="panel-reading">{reading}</p>
      {children}
    </section>
  );
}

const SPOKEN_EVERY_MS = 2000;

interface SpokenProps {
  readonly lab: Lab;
  readonly id: string;
  /** What the picture shows, in a sentence or two. */
  readonly say: () => string;
}

/** The picture in words, for screen readers; kept up to date, read on demand, never announced. */
export function Spoken({ lab, id, say }: SpokenProps) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const tell = () => {
      const words = say();
      if (ref.current && ref.current.textContent !== words) ref.current.textContent = words;
    };
    tell();
    const timer = setInterval(tell, SPOKEN_EVERY_MS);
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
