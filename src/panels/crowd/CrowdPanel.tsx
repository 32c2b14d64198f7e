/** Figure 2 of the paper, live: how many players stand at each s. */
import { useCallback, useId, useMemo, type KeyboardEvent } from 'react';
import { BARS } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { explainCrowd } from './explain.ts';
import { barAt } from './layout.ts';
import { createCrowdPainter, describeCrowd } from './painter.ts';
import { pointIn } from '../shared/pointIn.ts';

const TITLE = 'How many players at each s';
const HEIGHT = 112;
const LAST_BAR = BARS - 1;

export function CrowdPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const { box, line, tell } = useReading('no bar chosen');
  const painter = useMemo(
    () =>
      createCrowdPainter(lab, (words, bar) => {
        tell(words);
        box.current?.setAttribute('aria-valuenow', String(bar ?? 0));
      }),
    [lab, box, tell],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  const moveTo = (bar: number | null) => {
    if (bar === painter.bar) return;
    painter.bar = bar;
    redraw();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = painter.bar ?? -1;
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: LAST_BAR,
    };
    if (event.key === 'Escape') moveTo(null);
    else if (moves[event.key] === undefined) return;
    else moveTo(Math.max(0, Math.min(LAST_BAR, moves[event.key])));
    event.preventDefault();
  };
  const say = useCallback(() => describeCrowd(lab), [lab]);
  const lines = useCallback(() => explainCrowd(lab), [lab]);

  return (
    <Panel
      name="crowd"
      title={TITLE}
      aside={<Explain lab={lab} of={TITLE} lines={lines} />}
      reading={
        <ReadingLine line={line}>Counts on a log scale. Hollow bars: pruned players.</ReadingLine>
      }
    >
      <Picture
        box={box}
        canvas={canvas}
        height={HEIGHT}
        aria-label="Read the bars"
        aria-valuemax={LAST_BAR}
        words={`${id}-words`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const { layout } = painter;
          if (layout !== null) moveTo(barAt(layout, pointIn(event.currentTarget, event)[0]));
        }}
        onPointerLeave={() => moveTo(null)}
      />
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
