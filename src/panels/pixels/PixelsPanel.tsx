/** The pixels that play, as the image that they are; the numbers of one beside it. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isImage } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { isGame } from '../../spec/play.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { createInset, InsetNumbers } from '../players/Inset.tsx';
import { GridBox } from '../shared/GridBox.tsx';
import { groupsOf } from '../shared/groups.ts';
import { Panel } from '../shared/Panel.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { pixelAt, pixelsLayout } from './layout.ts';
import { createPixelsPainter, pixelName } from './painter.ts';
import { describePixel, describePixels, explainPixels } from './words.ts';

/** As the worker sends them: in the image if it is a square. */
function shapeOf(total: number): { rows: number; columns: number } {
  const side = Math.sqrt(total);
  return Number.isInteger(side) ? { rows: side, columns: side } : { rows: 1, columns: total };
}

export function PixelsPanel({ lab }: { readonly lab: Lab }) {
  const answersPrices = useStore(lab.store, ({ spec }) => isGame(spec));
  const layers = useStore(lab.store, (state) => state.layers);
  const selected = useStore(lab.store, (state) => state.selected);
  const group = useMemo(() => groupsOf(layers, 'pixel').layers[0], [layers]);
  const count = group?.total ?? 0;
  const image = useStore(lab.store, ({ spec }) => isImage(dataSetOf(spec)));
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const layout = useMemo(() => pixelsLayout(width, shapeOf(Math.max(1, count))), [width, count]);
  const inset = useMemo(() => createInset(lab, 'pixel'), [lab]);
  const painter = useMemo(() => createPixelsPainter(lab, inset.show), [lab, inset]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const [focused, setFocused] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  const middle = Math.floor(layout.rows / 2) * layout.columns + Math.floor(layout.columns / 2);
  const at = Math.min(place ?? middle, Math.max(0, count - 1));

  useEffect(() => {
    painter.focused = focused && count > 0 ? at : null;
    redraw();
  }, [painter, redraw, focused, at, count]);

  const choose = (pixel: number, extend: boolean) => {
    if (group === undefined) return;
    setPlace(pixel);
    lab.select(pixelName(group, pixel), extend);
  };
  const say = useCallback(() => describePixels(lab), [lab]);
  const lines = useCallback(() => explainPixels(lab), [lab]);
  const title = `${grouped(count)} ${image ? 'pixels of the image' : 'inputs'}`;

  return (
    <Panel
      lab={lab}
      name="pixels"
      title={title}
      lines={lines}
      reading="More contrast is more participation s; the ground is bare where one is pruned."
    >
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={layout.height}
        label={image ? 'Pixels' : 'Inputs'}
        say={say}
        count={count}
        across={layout.columns}
        at={at}
        isSelected={group !== undefined && selected.includes(pixelName(group, at))}
        describe={(pixel) => describePixel(lab, pixel)}
        find={(x, y) => pixelAt(layout, x, y)}
        onMove={setPlace}
        onFocus={setFocused}
        onPoint={(pixel) =>
          lab.hover(pixel === null || group === undefined ? null : pixelName(group, pixel))
        }
        onChoose={choose}
        onEnter={(extend) => choose(at, extend)}
        onEscape={() => lab.hover(null)}
      >
        <InsetNumbers inset={inset} place={layout.inset} answersPrices={answersPrices} />
      </GridBox>
    </Panel>
  );
}
