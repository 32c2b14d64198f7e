/** Figure 2 of the paper, live: how many players stand at each s. */
import { useCallback, useMemo } from 'react';
import { BARS } from '../../game/summary.ts';
import type { RunView } from '../../state/lab.ts';
import { placeAfterKey } from '../shared/keys.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { explainCrowd } from './explain.ts';
import { barAt } from './layout.ts';
import { createCrowdPainter, describeCrowd } from './painter.ts';
import { HEIGHT, READING, TITLE } from './standing.ts';

const LAST_BAR = BARS - 1;

export function CrowdPanel({ lab }: { readonly lab: RunView }) {
  const { box, line, tell, tellPlace } = useReading('no bar chosen');
  const painter = useMemo(
    () =>
      createCrowdPainter(lab, (words, bar) => {
        tell(words);
        tellPlace(bar ?? 0, LAST_BAR);
      }),
    [lab, tell, tellPlace],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  const moveTo = (bar: number | null) => {
    if (bar === painter.bar) return;
    painter.bar = bar;
    redraw();
  };
  const onKey = (key: string) => {
    const to = key === 'Escape' ? null : placeAfterKey(key, painter.bar, LAST_BAR);
    if (to === undefined) return false;
    moveTo(to);
    return true;
  };
  const say = useCallback(() => describeCrowd(lab), [lab]);
  const lines = useCallback(() => explainCrowd(lab), [lab]);

  return (
    <Panel
      lab={lab}
      name="crowd"
      title={TITLE}
      lines={lines}
      reading={<ReadingLine line={line}>{READING}</ReadingLine>}
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={HEIGHT}
        label="Read the bars"
        say={say}
        onKey={onKey}
        onPoint={(place) => {
          const { layout } = painter;
          if (place === null) moveTo(null);
          else if (layout !== null) moveTo(barAt(layout, place[0]));
        }}
      />
    </Panel>
  );
}
