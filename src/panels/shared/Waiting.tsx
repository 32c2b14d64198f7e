/** What stands in the place of a panel whose script is on its way: as much, so that nothing moves when it comes. */
import type { CSSProperties } from 'react';
import { rem } from '../../ui/room.ts';
import './panels.css';

export interface Standing {
  readonly name: string;
  readonly reading: string;
  /** Of its picture, in units of the pictures. */
  readonly height: number;
  /** A line below the picture; left out for none. */
  readonly below?: string;
}

interface Props {
  readonly title: string;
  /** Left out where nothing is known of it. */
  readonly standing?: Standing | undefined;
}

export function Waiting({ title, standing }: Props) {
  const head = (
    <div className="panel-top">
      <h2 className="panel-head">{title}</h2>
    </div>
  );
  if (standing === undefined) return <section className="panel">{head}</section>;
  return (
    <section className={`panel panel-${standing.name}`}>
      {head}
      <p className="panel-reading">{standing.reading}</p>
      <div
        className="panel-focus"
        style={{ '--height': rem(standing.height) } as CSSProperties}
        aria-hidden="true"
      >
        <div className="panel-canvas" />
      </div>
      {standing.below !== undefined && <p className="panel-reading">{standing.below}</p>}
    </section>
  );
}
