/** What the boundary has lost since the first player left. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { grouped, percent } from '../../ui/format.ts';
import { Popover } from '../../ui/Popover.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Picture, type Means } from '../shared/Picture.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { createMomentsPainter, heightAt, type MomentsPainter } from './painter.ts';
import type { ShownMoment } from './moments.ts';
import './planeHistory.css';

const IMAGE: Means = { role: 'img' };

const inWords = ({ plane, active, right, differs }: ShownMoment): string =>
  [
    `Step ${grouped(plane.step)}: ${active} players in`,
    ...(right === null ? [] : [`${percent(right)} % of the points right`]),
    `${percent(differs)} % of the plane answered otherwise than at first.`,
  ].join(', ');

const explain = () => [
  {
    words:
      'The answers of the network in the plane, before the first player left, on the way, and now. Amber is where the answer is another than in the first picture.',
  },
];

function Table({ painter }: { readonly painter: MomentsPainter }) {
  // Of the moment at which it was opened: a table that changes cannot be read.
  const [moments] = useState(() => painter.moments);
  return (
    <table className="plane-table">
      <thead>
        <tr>
          {['step', 'players in', 'points right', 'plane that differs'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moments.map(({ plane, active, right, differs }) => (
          <tr key={plane.step}>
            <th scope="row">{grouped(plane.step)}</th>
            <td>{active}</td>
            <td>{right === null ? '–' : `${percent(right)} %`}</td>
            <td>{percent(differs)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function PlaneHistoryPanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 336);
  const painter = useMemo(() => createMomentsPainter(lab), [lab]);
  const { canvas } = useCanvas(lab, painter);
  const say = useCallback(
    () =>
      painter.moments.map(inWords).join(' ') || 'The first picture of the plane has not come yet.',
    [painter],
  );
  return (
    <Panel
      lab={lab}
      name="plane-history"
      title="What the boundary lost"
      lines={explain}
      aside={
        <Popover
          className="plane-table-button"
          button="as a table"
          label="What the boundary lost, as a table"
          sides={['below', 'above']}
        >
          <Table painter={painter} />
        </Popover>
      }
      reading="As players leave. Amber: the answer differs from the first picture."
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={heightAt(width)}
        className="panel-grid"
        label="The boundary at four moments"
        means={IMAGE}
        say={say}
        onKey={() => false}
        onPoint={() => undefined}
      />
    </Panel>
  );
}
