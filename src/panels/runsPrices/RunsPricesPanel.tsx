/** Which prices lead there: a strand per run, from its coefficients to what it got; brushes choose runs everywhere. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { useHold } from '../runs/useHold.ts';
import { useReadByKey } from '../runs/useReadByKey.ts';
import { useRoom } from '../../ui/room.ts';
import { useTold } from '../runs/useTold.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { AxisBrush } from './AxisBrush.tsx';
import { chosenBy, type Brush, type Brushes } from './axes.ts';
import { axesLayout, ROW_HEIGHT } from './layout.ts';
import { axesNow, createPricesPainter, describePrices } from './painter.ts';
import './runsPrices.css';

const HEIGHT = { usual: 208, low: 152 };

interface Props {
  readonly lab: Lab;
  readonly onOpen: (id: string) => void;
}

const explainPrices = () => [
  {
    words:
      'One line per run: through each coefficient by which runs differ, then through the share pruned and the accuracy it got. Prices stand on a log scale, 0 apart; runs of equal values fan out by their accuracy.',
  },
  {
    words:
      'Drag along an axis to choose the runs between two values; brushes on several axes choose what is in all of them, in the table and in every picture. By key: Tab to an axis, arrows move its brush, Shift and arrows move its lower end, Escape clears it.',
  },
];

/** Others hear of it only where it is another choice. */
function chooseAlone({ runs }: Lab, ids: ReadonlySet<string> | null): void {
  const { chosen } = runs.store.getState();
  const isSame =
    ids === null || chosen === null
      ? ids === chosen
      : ids.size === chosen.size && [...ids].every((id) => chosen.has(id));
  if (!isSame) runs.choose(ids);
}

export function RunsPricesPanel({ lab, onOpen }: Props) {
  const { box, line, tell, tellPlace } = useReading('no run is being read');
  const told = useTold(lab);
  const painter = useMemo(() => createPricesPainter(lab), [lab]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const width = useWidth(box, 592);
  const [brushes, setBrushes] = useState<Brushes>({});
  const chosen = useStore(lab.runs.store, (state) => state.chosen);
  const axes = useMemo(() => axesNow(told), [told]);
  const say = useCallback(() => describePrices(lab), [lab]);
  const upright = useRoom('low') ? HEIGHT.low : HEIGHT.usual;
  const isEmpty = told.all.length < 2;
  const layout = axesLayout(width, upright, axes.length);
  const height = layout.isNarrow ? axes.length * ROW_HEIGHT : upright;

  useEffect(() => {
    painter.brushes = brushes;
    redraw();
  }, [painter, redraw, brushes]);
  useEffect(() => chooseAlone(lab, chosenBy(told.all, axes, brushes)), [lab, brushes, told, axes]);
  // Nothing is chosen where nothing shows by what.
  useEffect(() => () => lab.runs.choose(null), [lab]);

  const onKey = useReadByKey(lab, painter, { tell, tellPlace, onOpen });
  const hold = useHold(lab, painter.runAt);
  const brushTo = (id: string, brush: Brush | null) =>
    setBrushes(({ [id]: _, ...others }) => (brush === null ? others : { ...others, [id]: brush }));

  return (
    <Panel
      lab={lab}
      name="runs-prices"
      title="Which prices lead there"
      lines={explainPrices}
      reading={
        <ReadingLine line={line}>
          {isEmpty
            ? 'One line per run through its prices to what it got. Axes appear with the second run.'
            : 'One line per run, from its prices to what it got. Drag along an axis to choose.'}
        </ReadingLine>
      }
      aside={
        chosen !== null && (
          <p className="runs-chosen-count">
            <strong>{chosen.size} chosen</strong>{' '}
            <button type="button" className="text-button" onClick={() => setBrushes({})}>
              clear
            </button>
          </p>
        )
      }
    >
      <div className="runs-plane-hold" {...hold.handlers} hidden={isEmpty}>
        <Picture
          lab={lab}
          box={box}
          canvas={canvas}
          height={height}
          label="Read the runs from the worst to the best; Enter opens, a and b compare"
          say={say}
          onKey={onKey}
          onPoint={(place) => lab.runs.light(place === null ? null : painter.runAt(...place))}
          onPress={(place) => {
            if (!hold.wasHeld()) lab.runs.light(painter.runAt(...place));
          }}
        />
        {!isEmpty &&
          axes.map((axis, i) => (
            <AxisBrush
              key={axis.id}
              axis={axis}
              across={layout.across[i]}
              layout={layout}
              brush={brushes[axis.id]}
              onBrush={(brush) => brushTo(axis.id, brush)}
            />
          ))}
      </div>
    </Panel>
  );
}
