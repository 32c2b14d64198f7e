/** One player's utility for every s it could choose, its best reply and its regret. */
import { useCallback, useEffect, useId, useMemo } from 'react';
import { useStore } from 'zustand';
import { statementOf } from '../../game/frozen/statement.ts';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createUtilityPainter, describeUtility, explainUtility } from './painter.ts';

const HEIGHT = 112;

export function UtilityPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const player = useChosen(lab);
  const exact = useStore(lab.store, (state) => statementOf(state.spec).hasUtility);
  const painter = useMemo(() => createUtilityPainter(lab), [lab]);
  const canvas = useCanvas(lab, painter);
  useEffect(() => {
    painter.player = player;
    lab.drawLoop.markDirty();
  }, [painter, lab, player]);
  const title = player === null ? 'One player in one picture' : `Player ${player} in one picture`;
  const lines = useCallback(() => explainUtility(lab, player), [lab, player]);
  const say = useCallback(() => describeUtility(lab, player), [lab, player]);

  return (
    <Panel
      name="utility"
      title={title}
      aside={<Explain lab={lab} of={title} lines={lines} />}
      reading={
        exact
          ? 'Its utility U for every s it could choose, all else held still.'
          : 'Frozen utility U for every s it could choose: b held still.'
      }
    >
      <div className="panel-focus" role="img" aria-label={title} aria-describedby={`${id}-words`}>
        <canvas
          ref={canvas}
          className="panel-canvas"
          style={{ height: HEIGHT }}
          aria-hidden="true"
        />
      </div>
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
