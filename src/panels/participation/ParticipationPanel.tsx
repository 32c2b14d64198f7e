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
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useWidth } from '../shared/useWidth.ts';
import { explainParticipation } from './explain.ts';
import { createTimePainter } from './painter.ts';
import { viewsOf, type View } from './views.ts';
import { describeColumn, describeNow } from './words.ts';
import { pointIn } from '../shared/pointIn.ts';
import { hover, hoveredIn, select } from '../shared/shownPlayers.ts';

const TITLE = 'Participation so far';
const HEIGHT = { wide: 356, narrow: 330 } as const;
/** Columns passed by one press of Page up or down. */
const PAGE = 10;

export function ParticipationPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const layers = useStore(lab.store, (state) => state.layers);
  const views = useMemo(() => viewsOf(layers), [layers]);
  const [wanted, setView] = useState<View | null>(null);
  const offer = views.find((entry) => entry.view === wanted) ?? views[0];
  const { view } = offer;
  const { box, line, tell } = useReading('now');
  const width = useWidth(box);

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
            {views.map((entry) => (
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
      reading={<ReadingLine line={line}>{offer.reading}</ReadingLine>}
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
