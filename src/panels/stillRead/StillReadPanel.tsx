/** Which inputs are still read where single weights play, and what a step costs. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { inputSize } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import type { Lab } from '../../state/lab.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useWeightShapes } from '../shared/units.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { inputAt, readLayout } from './layout.ts';
import { createReadPainter } from './painter.ts';
import { describeRead, explainRead, readerWords } from './words.ts';

const TITLE = 'What is still read, and the work';

export function StillReadPanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const work = useRef<HTMLParagraphElement>(null);
  const width = useWidth(box, 336);
  const inputs =
    useWeightShapes(lab)[0]?.columns ?? inputSize(dataSetOf(lab.store.getState().spec));
  const layout = useMemo(() => readLayout(width, inputs), [width, inputs]);
  const { line, tell } = useReading('');
  const painter = useMemo(
    () =>
      createReadPainter(lab, (words) => {
        if (work.current && work.current.textContent !== words) work.current.textContent = words;
      }),
    [lab],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  const middle = Math.floor(inputs / 2 + Math.sqrt(inputs) / 2);
  const at = Math.min(place ?? middle, inputs - 1);
  const read = pointed ?? (focused ? at : null);

  useEffect(() => {
    painter.pixel = read;
    tell(read === null ? '' : readerWords(lab, read));
    redraw();
  }, [painter, redraw, read, tell, lab]);

  const say = useCallback(() => describeRead(lab), [lab]);
  const lines = useCallback(() => explainRead(lab), [lab]);
  return (
    <Panel
      lab={lab}
      name="still-read"
      title={TITLE}
      lines={lines}
      reading={
        <ReadingLine line={line}>
          How many neurons still read each input; none where the ground is bare.
        </ReadingLine>
      }
    >
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={layout.height}
        label="What is read of an example"
        say={say}
        count={layout.picture === null ? 0 : inputs}
        across={layout.side}
        at={at}
        isSelected={false}
        describe={(pixel) => readerWords(lab, pixel)}
        find={(x, y) => inputAt(layout, x, y)}
        onMove={setPlace}
        onFocus={setFocused}
        onPoint={setPointed}
        onChoose={setPlace}
        onEnter={() => setPlace(at)}
        onEscape={() => setPointed(null)}
      />
      <p ref={work} className="panel-reading" />
    </Panel>
  );
}
