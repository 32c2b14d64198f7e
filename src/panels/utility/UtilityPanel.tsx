/** One player's utility for every s it could choose, its best response and its regret. */
import { useCallback, useEffect, useId, useMemo, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { statementOf } from '../../game/frozen/statement.ts';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useUncarried } from '../shared/uncarried.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createUtilityPainter, describeUtility, explainUtility } from './painter.ts';
import { afterKey } from './reading.ts';
import { pointIn } from '../shared/pointIn.ts';
import { nameOf } from '../shared/shownPlayers.ts';

const HEIGHT = 112;

export function UtilityPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const player = useChosen(lab);
  const uncarried = useUncarried(lab);
  const exact = useStore(lab.store, (state) => statementOf(state.spec).hasUtility);
  const { box, line, tell } = useReading('no s is being read');
  const painter = useMemo(() => createUtilityPainter(lab, tell), [lab, tell]);
  const { canvas, redraw } = useCanvas(lab, painter);
  useEffect(() => {
    painter.player = player;
    redraw();
  }, [painter, redraw, player]);
  const readAt = (s: number | null) => {
    painter.cursor = s;
    if (s !== null) box.current?.setAttribute('aria-valuenow', s.toFixed(2));
    redraw();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (painter.scene === null) return;
    const next = afterKey(event.key, painter.cursor, painter.scene);
    if (next === undefined) return;
    readAt(next);
    event.preventDefault();
  };
  const title =
    player === null ? 'Utility of one player' : `Utility of player ${nameOf(lab, player)}`;
  const lines = useCallback(() => explainUtility(lab, player), [lab, player]);
  const say = useCallback(() => describeUtility(lab, player), [lab, player]);

  return (
    <Panel
      name="utility"
      title={title}
      aside={<Explain lab={lab} of={title} lines={lines} />}
      reading={
        <ReadingLine line={line}>
          {uncarried ??
            (exact
              ? 'Its utility U for every s it could choose, all else held still.'
              : 'Frozen utility U for every s it could choose: b held still.')}
        </ReadingLine>
      }
    >
      <Picture
        box={box}
        canvas={canvas}
        height={HEIGHT}
        aria-label="Read the utility at another s"
        aria-valuemax={1}
        words={`${id}-words`}
        onKeyDown={onKeyDown}
        onBlur={() => readAt(null)}
        onPointerMove={(event) => {
          const { layout } = painter;
          if (layout === null) return;
          const s = layout.x.invert(pointIn(event.currentTarget, event)[0]);
          readAt(s < -0.05 || s > 1.05 ? null : Math.min(1, Math.max(0, s)));
        }}
        onPointerLeave={() => readAt(null)}
      />
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
