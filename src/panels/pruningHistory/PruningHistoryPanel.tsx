/** When each player left, per layer, and which cost pushed it out. */
import { useCallback, useId, useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import type { Lab } from '../../state/lab.ts';
import { MAX_SELECTED } from '../../state/selection.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { stepOnAxis } from '../shared/timeKeys.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import type { Group } from './data.ts';
import { createRollPainter } from './painter.ts';
import { describeRoll, explainRoll } from './words.ts';
import { pointIn } from '../shared/pointIn.ts';
import './pruningHistory.css';
import { hover, select, selectedIn } from '../shared/shownPlayers.ts';

const HEIGHT = 224;
/** Marks passed by one press of Page up or down. */
const PAGE = 10;
const TITLE = 'Who left, and which cost pushed it out';

/** Chooses those who left together, the first of them first; no more than the page can speak of. */
function selectAll(lab: Lab, { players }: Group): void {
  const [first, ...rest] = players.slice(0, MAX_SELECTED).reverse();
  const selected = selectedIn(lab);
  if (selected.length !== 1 || selected[0] !== first) select(lab, first);
  for (const player of rest) select(lab, player, true);
}

export function PruningHistoryPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const { box, line, tell } = useReading('nobody picked');
  const chosen = useChosen(lab);
  const painter = useMemo(() => createRollPainter(lab, tell), [lab, tell]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const lines = useCallback(() => explainRoll(lab, chosen), [lab, chosen]);
  const say = useCallback(() => describeRoll(lab), [lab]);

  const read = (group: Group | null, step: number | null) => {
    painter.focused = group?.players[0] ?? null;
    painter.cursor = step;
    hover(lab, painter.focused);
    redraw();
  };
  const pointed = (event: Pick<PointerEvent, 'currentTarget' | 'clientX' | 'clientY'>) => {
    const [x, y] = pointIn(event.currentTarget, event);
    return { group: painter.groupAt(x, y), step: stepOnAxis(painter.layout?.x, x) };
  };
  const current = () => {
    const { focused, groups } = painter;
    return focused === null ? -1 : groups.findIndex(({ players }) => players.includes(focused));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { groups } = painter;
    const last = groups.length - 1;
    const at = current();
    const moves: Record<string, number> = {
      ArrowLeft: at < 0 ? last : at - 1,
      ArrowDown: at < 0 ? last : at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - PAGE,
      PageUp: at + PAGE,
      Home: 0,
      End: last,
    };
    if (event.key === 'Escape') read(null, null);
    else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) selectAll(lab, groups[at]);
    else if (moves[event.key] === undefined || last < 0) return;
    else {
      const rank = Math.max(0, Math.min(last, moves[event.key]));
      box.current?.setAttribute('aria-valuenow', String(rank));
      box.current?.setAttribute('aria-valuemax', String(last));
      read(groups[rank], null);
    }
    event.preventDefault();
  };

  return (
    <Panel
      name="pruning-history"
      title={TITLE}
      aside={<Explain lab={lab} of={TITLE} lines={lines} />}
      reading={
        <ReadingLine line={line}>
          The share of each layer still in. Each mark: who left, and which cost pushed it out.
        </ReadingLine>
      }
    >
      <Picture
        box={box}
        canvas={canvas}
        height={HEIGHT}
        aria-label="Read who left, from the first to the last"
        words={`${id}-words`}
        onKeyDown={onKeyDown}
        onBlur={() => read(null, null)}
        onPointerMove={(event) => {
          const { group, step } = pointed(event);
          read(group, step);
        }}
        onPointerLeave={() => read(null, null)}
        onClick={(event) => {
          const { group } = pointed(event);
          if (group !== null) selectAll(lab, group);
        }}
      />
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
