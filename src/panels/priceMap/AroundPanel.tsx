/** The cell that is read and those around it, each over its epochs. */
import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { pricesAt } from '../../spec/map/ask.ts';
import type { Lab } from '../../state/lab.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';
import type { Line } from '../shared/Explain.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { fixed } from '../../ui/format.ts';
import { placeAfterKey } from '../shared/keys.ts';
import { cellsAround, createAroundPainter } from './around.ts';
import type { SetPrices } from './MapDot.tsx';
import { shownCell, type PriceMapPainter } from './painter.ts';
import { cellInWords, pricesInWords } from './words.ts';

interface Props {
  readonly lab: Lab;
  readonly map: RegimeMap;
  readonly painter: PriceMapPainter;
  readonly pointed: number | null;
  readonly onSet: SetPrices;
  readonly onKeep: (cell: number) => void;
}

const lines: Line[] = [
  {
    words:
      'The line is what the net reads right on validation examples with the pruned removed, after each epoch, on the scale of the map’s lines. The grey area is the share of players that are in. Figures are of the end.',
  },
  { words: 'Where a cell has several seeds, all of it is their mean.' },
];

export function AroundPanel({ lab, map, painter, pointed, onSet, onKeep }: Props) {
  const { box, line, tell } = useReading('no cell is being read');
  const own = useMemo(() => createAroundPainter(lab, map, painter), [lab, map, painter]);
  const { canvas, redraw } = useCanvas(lab, own);
  // Not how far the games under way are, of which it shows nothing.
  const { ask, games, base, at } = useStore(
    map.store,
    useShallow(({ ask, games, base, at }) => ({ ask, games, base, at })),
  );
  // Before a cell is chosen it is the lab’s, which moves with the sliders.
  useStore(lab.store, ({ spec }) => spec);
  const cell = shownCell(lab, map, pointed);
  const { good } = map.scene().levels;

  useEffect(redraw, [redraw, ask, games, base, at, cell]);

  const say = useCallback(() => {
    const at = shownCell(lab, map, painter.pointed);
    const now = map.store.getState();
    return cellsAround(at, now.ask.cells)
      .flatMap((each) => (each === null ? [] : [cellInWords(now, map.scene(), each)]))
      .join(' ');
  }, [lab, map, painter]);

  const around = cellsAround(cell, ask.cells);
  const isPlayed = games[cell]?.some((game) => game !== null) === true;
  return (
    <Panel
      lab={lab}
      name="price-map-around"
      title={`${pricesInWords(ask, cell)} and its neighbours`}
      lines={() => lines}
      reading={
        <ReadingLine line={line}>
          Line: right, %, over {ask.epochs} epochs. Grey: players in. A figure is the end.
        </ReadingLine>
      }
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        className="map-around"
        label="The cell and its neighbours: arrow keys read them, Enter goes to one"
        say={say}
        onKey={(key) => {
          const there = around.flatMap((each) => each ?? []);
          const at = placeAfterKey(key, there.indexOf(cell), there.length - 1);
          const next = at === undefined ? undefined : there[at];
          if (next === undefined) return false;
          map.choose(next);
          tell(cellInWords(map.store.getState(), map.scene(), next));
          return true;
        }}
        onPoint={(place) => {
          const at = place === null ? null : own.cellAt(...place);
          tell(at === null ? '' : cellInWords(map.store.getState(), map.scene(), at));
        }}
        onPress={(place) => {
          const at = own.cellAt(...place);
          if (at !== null) map.choose(at);
        }}
      />
      <p className="note">dotted: {fixed(50 * (1 + good), 0)}&nbsp;%</p>
      <div className="map-acts">
        <button
          type="button"
          className="text-button"
          onClick={() => onSet(pricesAt(ask, cell), Date.now())}
        >
          Put these prices on the sliders
        </button>
        <button
          type="button"
          className="text-button"
          disabled={!isPlayed}
          onClick={() => onKeep(cell)}
        >
          Keep as a run
        </button>
      </div>
    </Panel>
  );
}
