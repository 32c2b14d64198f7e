/** What every panel has: a heading with its explanation, one reading line, and its picture. */
import { useId, type ReactNode } from 'react';
import type { RunView } from '../../state/lab.ts';
import type { PictureName } from '../out/registry.ts';
import { TakeAway } from '../out/TakeAway.tsx';
import { Explain, type MakeLines } from './Explain.tsx';
import './panels.css';

interface Props {
  readonly lab: RunView;
  /** By which its numbers are found. */
  readonly name: PictureName;
  readonly title: string;
  /** What the question mark beside the heading opens; must change only with what it speaks of. */
  readonly lines?: MakeLines;
  readonly reading: ReactNode;
  /** Controls at the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ lab, name, title, lines, reading, aside, children }: Props) {
  const id = useId();
  // Both speak of a run that an engine plays.
  const tools = lab.live !== null && (
    <div className="panel-tools">
      {lines !== undefined && <Explain lab={lab} of={title} lines={lines} />}
      <TakeAway lab={lab.live} name={name} of={title} />
    </div>
  );
  return (
    <section className={`panel panel-${name}`} data-picture={name} aria-labelledby={id}>
      <div className="panel-top">
        <h2 className="panel-head" id={id}>
          {title}
        </h2>
        {aside === undefined ? (
          tools
        ) : (
          <div className="panel-aside">
            {tools}
            {aside}
          </div>
        )}
      </div>
      <p className="panel-reading">{reading}</p>
      {children}
    </section>
  );
}
