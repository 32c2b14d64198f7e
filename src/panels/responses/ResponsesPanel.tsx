/** The best-response map: where every player stands, and so what it should do. */
import { isPaid } from '../../game/prices.ts';
import { useCallback, useId, useMemo, type KeyboardEvent, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createMapPainter, describeMap, explainMap } from './painter.ts';
import { pointIn } from '../shared/pointIn.ts';
import { hover, hoveredIn, select } from '../shared/shownPlayers.ts';

const HEIGHT = 132;
/** Players passed by one press of Page up or down. */
const PAGE = 10;
const TITLE = 'Best response of each player';

export function ResponsesPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const { box, line, tell } = useReading('no player chosen');
  const chosen = useChosen(lab);
  const priced = useStore(lab.store, (state) => isPaid(state.spec.beta));
  const painter = useMemo(() => createMapPainter(lab, tell), [lab, tell]);
  const { canvas } = useCanvas(lab, painter);
  const lines = useCallback(() => explainMap(lab, chosen), [lab, chosen]);
  const say = useCallback(() => describeMap(lab), [lab]);

  const pointed = (event: Pick<PointerEvent, 'currentTarget' | 'clientX' | 'clientY'>) => {
    return painter.playerAt(...pointIn(event.currentTarget, event));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const order = painter.order();
    const hovered = hoveredIn(lab);
    const last = order.length - 1;
    const from = hovered ?? chosen;
    const at = from === null ? -1 : order.indexOf(from);
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
    if (event.key === 'Escape') lab.hover(null);
    else if ((event.key === 'Enter' || event.key === ' ') && hovered !== null)
      select(lab, hovered, event.shiftKey);
    else if (moves[event.key] === undefined || last < 0) return;
    else {
      const rank = Math.max(0, Math.min(last, moves[event.key]));
      box.current?.setAttribute('aria-valuenow', String(rank));
      box.current?.setAttribute('aria-valuemax', String(last));
      hover(lab, order[rank]);
    }
    event.preventDefault();
  };

  return (
    <Panel
      name="responses"
      title={TITLE}
      aside={<Explain lab={lab} of={TITLE} lines={lines} />}
      reading={
        <ReadingLine line={line}>
          {priced
            ? 'Right of 0, taking part is worth it; left of 0, it is not.'
            : 'Right of 0, taking part is worth it. Without a price of size, height means nothing.'}
        </ReadingLine>
      }
    >
      <Picture
        box={box}
        canvas={canvas}
        height={HEIGHT}
        aria-label="Read the players from left to right"
        words={`${id}-words`}
        onKeyDown={onKeyDown}
        onBlur={() => lab.hover(null)}
        onPointerMove={(event) => {
          const player = pointed(event);
          if (player !== hoveredIn(lab)) hover(lab, player);
        }}
        onPointerLeave={() => lab.hover(null)}
        onClick={(event) => {
          const player = pointed(event);
          if (player !== null) select(lab, player, event.shiftKey);
        }}
      />
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
