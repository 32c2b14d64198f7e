/** What every panel has: a heading with its explanation, one reading line, and its picture. */
import { useId, type ReactNode } from 'react';
import type { Lab } from '../../state/lab.ts';
import { Explain, type Line } from './Explain.tsx';
import './panels.css';

interface Props {
  readonly lab: Lab;
  readonly name: string;
  readonly title: string;
  /** What the question mark beside the heading opens; must change only with what it speaks of. */
  readonly lines?: () => readonly Line[];
  readonly reading: ReactNode;
  /** Controls at the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ lab, name, title, lines, reading, aside, children }: Props) {
  const id = useId();
  const explanation = lines !== undefined && <Explain lab={lab} of={title} lines={lines} />;
  return (
    <section className={`panel panel-${name}`} aria-labelledby={id}>
      <div className="panel-top">
        <h2 className="panel-head" id={id}>
          {title}
        </h2>
        {aside === undefined ? (
          explanation
        ) : (
          <div className="panel-aside">
            {explanation}
            {aside}
          </div>
        )}
      </div>
      <p className="panel-reading">{reading}</p>
      {children}
    </section>
  );
}
