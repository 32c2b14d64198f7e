/** A test image, or one drawn by hand, and what the net answers: as it is, without pruned players, and its dense twin. */
import { useCallback, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { dataSetOf } from '../../data/rows.ts';
import { askNext } from '../../state/asking.ts';
import type { Lab } from '../../state/lab.ts';
import { rem, useRoom } from '../../ui/room.ts';
import { exampleInWords } from '../filters/words.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture, type Means } from '../shared/Picture.tsx';
import { useAsking, useTold } from '../shared/useAsking.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { Firing } from './Firing.tsx';
import { firingLayout } from './firingPainter.ts';
import { askLayout } from './layout.ts';
import { emptyPad, withLine, type Pad, type Spot } from './pad.ts';
import { createAskPainter, netsOf } from './painter.ts';
import { PartingNote } from './PartingNote.tsx';
import { Twin } from './Twin.tsx';
import { describeAnswers, explainAnswers } from './words.ts';
import './ask.css';

/** It is looked at; keys choose the image, wherever on the page they are pressed. */
const MEANS: Means = { role: 'img' };

export function AskPanel({ lab }: { readonly lab: Lab }) {
  useAsking(lab);
  const isNarrow = useRoom('narrow');
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 336);
  const spec = useStore(lab.store, (state) => state.spec);
  const { input, classes } = dataSetOf(spec);
  const [height = 1, across = 1] = input;
  const neuronsFire = useStore(lab.store, ({ layers }) => firingLayout(1, layers).height > 0);
  const nets = useTold(lab, (told) => netsOf(told).length);
  const layout = useMemo(
    () => askLayout({ width, names: classes, isNarrow, nets }),
    [width, classes, isNarrow, nets],
  );
  const painter = useMemo(() => createAskPainter(lab), [lab]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const [pad, setPad] = useState<Pad | null>(null);
  const example = useTold(lab, (told) => (told === null ? '' : exampleInWords(lab, told)));
  const asksTest = useTold(lab, () => lab.asking.question.kind) === 'test';
  /** Where the pen was last, while it is down. */
  const pen = useRef<Spot | null>(null);
  const drawn = asksTest ? null : pad;

  useEffect(() => {
    painter.pad = drawn;
    painter.isNarrow = isNarrow;
    redraw();
  }, [painter, redraw, drawn, isNarrow]);

  const spotOf = (event: PointerEvent): Spot => {
    const { left, top, width: wide, height: high } = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - left) / wide) * across, ((event.clientY - top) / high) * height];
  };
  const take = (next: Pad) => {
    setPad(next);
    lab.asking.ask({ kind: 'drawn', values: next.values });
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = spotOf(event);
    pen.current = spot;
    take(withLine(drawn ?? emptyPad({ height, width: across }), spot, spot));
  };
  const move = (event: PointerEvent) => {
    if (pen.current === null || drawn === null) return;
    const spot = spotOf(event);
    take(withLine(drawn, pen.current, spot));
    pen.current = spot;
  };
  const lift = () => {
    pen.current = null;
  };

  const say = useCallback(() => describeAnswers(lab), [lab]);
  const lines = useCallback(() => explainAnswers(lab), [lab]);
  const { image } = layout;
  return (
    <Panel
      lab={lab}
      name="ask"
      title="Ask the net about an image"
      lines={lines}
      reading={
        example === ''
          ? 'The first test image is on its way.'
          : `Asked: ${example}. Draw over it to ask about your own.${neuronsFire ? ' Below: how strongly each neuron fires for it.' : ''}`
      }
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        className="panel-grid"
        height={layout.height}
        label="Answers of the net"
        say={say}
        means={MEANS}
        onKey={() => false}
        onPoint={() => undefined}
      >
        <div
          className="ask-pad"
          style={{ width: rem(image.width), height: rem(image.height) }}
          onPointerDown={press}
          onPointerMove={move}
          onPointerUp={lift}
          onPointerCancel={lift}
        />
      </Picture>
      <div className="ask-buttons">
        <button
          type="button"
          className="text-button"
          onClick={() => take(emptyPad({ height, width: across }))}
        >
          Empty image
        </button>
        <button type="button" className="text-button" onClick={() => askNext(lab.asking, null)}>
          Next test image
        </button>
        <button type="button" className="text-button" onClick={() => lab.partings.askNext()}>
          Next they part on
        </button>
      </div>
      <PartingNote lab={lab} />
      <Twin lab={lab} />
      {neuronsFire && <Firing lab={lab} />}
    </Panel>
  );
}
