/** One player's utility for every s it could choose, its best response and its regret. */
import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { statementOf } from '../../game/frozen/statement.ts';
import type { RunView } from '../../state/lab.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useUncarried } from '../shared/uncarried.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createUtilityPainter, describeUtility, explainUtility } from './painter.ts';
import { afterKey } from './reading.ts';
import { HEIGHT, READING, TITLE } from './standing.ts';
import { nameOf } from '../shared/shownPlayers.ts';

export function UtilityPanel({ lab }: { readonly lab: RunView }) {
  const player = useChosen(lab);
  const uncarried = useUncarried(lab);
  const exact = useStore(lab.store, (state) => statementOf(state.spec).hasUtility);
  const { box, line, tell, tellPlace } = useReading('no s is being read');
  const painter = useMemo(() => createUtilityPainter(lab, tell), [lab, tell]);
  const { canvas, redraw } = useCanvas(lab, painter);
  useEffect(() => {
    painter.player = player;
    redraw();
  }, [painter, redraw, player]);
  const readAt = (s: number | null) => {
    painter.cursor = s;
    if (s !== null) tellPlace(s.toFixed(2), 1);
    redraw();
  };
  const onKey = (key: string) => {
    const next = painter.scene === null ? undefined : afterKey(key, painter.cursor, painter.scene);
    if (next === undefined) return false;
    readAt(next);
    return true;
  };
  const title = player === null ? TITLE : `Utility of player ${nameOf(lab, player)}`;
  const lines = useCallback(() => explainUtility(lab, player), [lab, player]);
  const say = useCallback(() => describeUtility(lab, player), [lab, player]);

  return (
    <Panel
      lab={lab}
      name="utility"
      title={title}
      lines={lines}
      reading={
        <ReadingLine line={line}>
          {uncarried ??
            (exact ? READING : 'Frozen utility U for every s it could choose: b held still.')}
        </ReadingLine>
      }
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={HEIGHT}
        label="Read the utility at another s"
        say={say}
        onKey={onKey}
        onFocus={(focused) => {
          if (!focused) readAt(null);
        }}
        onPoint={(place) => {
          const s = place === null ? null : painter.layout?.x.invert(place[0]);
          if (s === undefined) return;
          readAt(s === null || s < -0.05 || s > 1.05 ? null : Math.min(1, Math.max(0, s)));
        }}
      />
    </Panel>
  );
}
