/** The best-response map: where every player stands, and so what it should do. */
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunView } from '../../state/lab.ts';
import { placeAfterKey } from '../shared/keys.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createMapPainter, describeMap, explainMap } from './painter.ts';
import { HEIGHT, readingOf, TITLE } from './standing.ts';
import { hover, hoveredIn, select } from '../shared/shownPlayers.ts';

export function ResponsesPanel({ lab }: { readonly lab: RunView }) {
  const { box, line, tell, tellPlace } = useReading('no player is being read');
  const chosen = useChosen(lab);
  const reading = useStore(lab.store, (state) => readingOf(state.spec));
  const painter = useMemo(() => createMapPainter(lab, tell), [lab, tell]);
  const { canvas } = useCanvas(lab, painter);
  const lines = useCallback(() => explainMap(lab, chosen), [lab, chosen]);
  const say = useCallback(() => describeMap(lab), [lab]);

  const onKey = (key: string, shift: boolean) => {
    const order = painter.order();
    const hovered = hoveredIn(lab);
    const last = order.length - 1;
    const from = hovered ?? chosen;
    const at = from === null ? -1 : order.indexOf(from);
    if (key === 'Escape') lab.hover(null);
    else if ((key === 'Enter' || key === ' ') && hovered !== null) select(lab, hovered, shift);
    else {
      const rank = placeAfterKey(key, at < 0 ? null : at, last);
      if (rank === undefined || last < 0) return false;
      tellPlace(rank, last);
      hover(lab, order[rank]);
    }
    return true;
  };

  return (
    <Panel
      lab={lab}
      name="responses"
      title={TITLE}
      lines={lines}
      reading={<ReadingLine line={line}>{reading}</ReadingLine>}
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={HEIGHT}
        label="Read the players from left to right"
        say={say}
        onKey={onKey}
        onFocus={(focused) => {
          if (!focused) lab.hover(null);
        }}
        onPoint={(place) => {
          const player = place === null ? null : painter.playerAt(...place);
          if (player !== hoveredIn(lab)) hover(lab, player);
        }}
        onPress={(place, shift) => {
          const player = painter.playerAt(...place);
          if (player !== null) select(lab, player, shift);
        }}
      />
    </Panel>
  );
}
