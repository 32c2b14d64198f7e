/** Participation of all players over time, as lines, as heat or by layer, with a reading line. */
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useWidth } from '../shared/useWidth.ts';
import type { View } from './draw.ts';
import { explainParticipation } from './explain.ts';
import { createTimePainter } from './painter.ts';
import { describeColumn, describeNow } from './words.ts';
import { pointIn } from '../shared/pointIn.ts';
import { hover, hoveredIn, select } from '../shared/shownPlayers.ts';

const VIEWS: readonly { readonly view: View; readonly name: string; readonly reading: string }[] = [
  {
    view: 'lines',
    name: 'lines',
    reading:
      'One line per player, 1 = fully in, 0 = out. Strips on top: the prices you set. Strokes past “now”: where each is being pushed.',
  },
  {
    view: 'heat',
    name: 'heat',
    reading:
      'One row per player, those who stay longest on top. More colour is more participation s.',
  },
  {
    view: 'layers',
    name: 'by layer',
    reading: 'The middle four fifths of each layer’s players as a band, the median as a line.',
  },
];

const TITLE = 'Participation so far';
const HEIGHT = { wide: 356, narrow: 330 } as const;
/** Columns passed by one press of Page up or down. */
const PAGE = 10;

export function ParticipationPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const [view, setView] = useState<View>('lines');
  const { box, line, tell } = useReading('now');
  const width = useWidth(box);
  const standing = VIEWS.find((entry) => entry.view === view)?.reading ?? '';

  const painter = useMemo(
    () =>
      createTimePainter(lab, (column) => {
        const words = column < 0 ? '' : describeColumn(lab, column);
        tell(words);
        box.current?.setAttribute('aria-valuenow', String(Math.max(0, column)));
        box.current?.setAttribute('aria-valuemax', String(Math.max(0, lab.trajectory.length - 1)));
      }),
    [lab, box, tell],
  );
  const { canvas, redraw } = useCanvas(lab, painter);

  useEffect(() => {
    painter.view = view;
    redraw();
  }, [painter, redraw, view]);

  const moveTo = (step: number | null) => {
    painter.cursor = step;
    redraw();
  };
  const point = (event: MouseEvent) => {
    const [x, y] = pointIn(event.currentTarget, event);
    return { x, y };
  };
  const onPointerMove = (event: MouseEvent) => {
    const { layout } = painter;
    const { x, y } = point(event);
    const player = painter.playerAt(x, y);
    if (player !== hoveredIn(lab)) hover(lab, player);
    if (layout === null) return;
    const step = layout.x.invert(x);
    const last = lab.trajectory.latest?.step ?? 0;
    moveTo(step < 0 || step > last ? null : step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { trajectory } = lab;
    const last = trajectory.length - 1;
    const at = painter.cursor === null ? last + 1 : trajectory.columnAt(painter.cursor);
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - PAGE,
      PageUp: at + PAGE,
      Home: 0,
      End: last,
    };
    if (event.key === 'Escape') moveTo(null);
    else if (moves[event.key] === undefined || last < 0) return;
    else moveTo(moves[event.key] > last ? null : trajectory.steps[Math.max(0, moves[event.key])]);
    event.preventDefault();
  };
  const say = useCallback(() => describeNow(lab), [lab]);
  const player = useChosen(lab);
  const lines = useCallback(() => explainParticipation(lab, player), [lab, player]);

  return (
    <Panel
      name="participation"
      title={TITLE}
      aside={
        <div className="panel-aside">
          <Explain lab={lab} of={TITLE} lines={lines} />
          <div className="panel-tabs" role="group" aria-label="View">
            {VIEWS.map((entry) => (
              <button
                key={entry.view}
                type="button"
                aria-pressed={entry.view === view}
                onClick={() => setView(entry.view)}
              >
                {entry.name}
              </button>
            ))}
          </div>
        </div>
      }
      reading={<ReadingLine line={line}>{standing}</ReadingLine>}
    >
      <Picture
        box={box}
        canvas={canvas}
        height={width < 560 ? HEIGHT.narrow : HEIGHT.wide}
        className="panel-time"
        aria-label="Read the past"
        words={`${id}-words`}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          lab.hover(null);
          moveTo(null);
        }}
        onClick={(event) => {
          const { x, y } = point(event);
          const player = painter.playerAt(x, y);
          if (player !== null) select(lab, player, event.shiftKey);
        }}
      />
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
