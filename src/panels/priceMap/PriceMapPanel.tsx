/** What becomes of the players at each pair of two prices. */
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { placeOf, pricesAt } from '../../spec/map/ask.ts';
import type { Lab } from '../../state/lab.ts';
import type { RegimeMap } from '../../state/map/regimeMap.ts';
import type { Line } from '../shared/Explain.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Picture, type Means, type Place } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { cellAt } from './layout.ts';
import { MapDot, type SetPrices } from './MapDot.tsx';
import { MapTable } from './MapTable.tsx';
import { shownCell, type PriceMapPainter } from './painter.ts';
import { cellInWords, mapInWords } from './words.ts';
import './priceMap.css';

interface Props {
  readonly lab: Lab;
  readonly map: RegimeMap;
  readonly painter: PriceMapPainter;
  /** Another cell is pointed at; null for none. */
  readonly onPoint: (cell: number | null) => void;
  readonly onSet: SetPrices;
  /** Keeps the games of a cell as runs, or all. */
  readonly onKeep: (cell?: number) => void;
}

const lines: Line[] = [
  {
    words:
      'Each cell is a game of its own from the start, with the two prices of its place and all else as in the lab. Its colour is the share of players that are in at the end (s ≥ ε), its figure what the net reads right with the pruned removed, in percent.',
  },
  {
    words:
      'All figures are of validation examples, which the net does not learn from: prices are chosen by them, and the test set is read for nothing here. Where the lab trains on all examples, the map keeps some aside.',
  },
  {
    words:
      'Every second cell is played first, then those between neighbours that differ most in share pruned and in accuracy. A small patch is a guess from the nearest cell that was played.',
  },
  {
    words:
      'Lines join equal accuracy, by the surface that is bilinear between the middles of cells on a scale that opens up near the best. They are dashed where a guess has part in them.',
  },
  {
    words:
      'A cross is a net that hardly beats one answer for everything. A hollow triangle is a game that failed; a small one, some seeds of a cell.',
  },
];

const VIEWS = ['figures', 'lines', 'table'] as const;

export function PriceMapPanel({ lab, map, painter, onPoint, onSet, onKeep }: Props) {
  const { box, line, tell } = useReading('no cell is being read');
  const { canvas, redraw } = useCanvas(lab, painter);
  const option = useId();
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState({ figures: true, lines: true, table: false });
  const { ask, games, at } = useStore(
    map.store,
    useShallow(({ ask, games, at }) => ({ ask, games, at })),
  );
  /** Of the press under way: a first tap shows, a second sets. */
  const pressed = useRef<number | null>(null);

  useEffect(() => map.store.subscribe(redraw), [map, redraw]);
  useEffect(() => {
    painter.shown = { figures: shown.figures, lines: shown.lines };
    redraw();
  }, [painter, redraw, shown]);

  const wordsOf = useCallback(
    (cell: number) => cellInWords(map.store.getState(), map.scene(), cell),
    [map],
  );
  const say = useCallback(() => mapInWords(map.store.getState(), map.scene()), [map]);
  const read = at ?? shownCell(lab, map, null);

  function choose(cell: number): void {
    map.choose(cell);
    const words = wordsOf(cell);
    tell(words);
    setSaid(words);
  }

  function set(cell: number): void {
    onSet(pricesAt(ask, cell), Date.now());
  }

  function onKey(key: string): boolean {
    const { phase } = map.store.getState();
    const [column, row] = placeOf(read, ask.cells);
    const last = ask.cells - 1;
    const to = {
      ArrowLeft: [column - 1, row],
      ArrowRight: [column + 1, row],
      ArrowUp: [column, row + 1],
      ArrowDown: [column, row - 1],
      Home: [0, row],
      End: [last, row],
    }[key] as [number, number] | undefined;
    if (to !== undefined) {
      const cut = (place: number) => Math.max(0, Math.min(last, place));
      choose(cut(to[1]) * ask.cells + cut(to[0]));
    } else if (key === 'Enter') set(read);
    else if (key === 'k') onKeep(read);
    else if (key === ' ') {
      if (phase === 'playing') map.pause();
      else map.begin();
    } else if (key === 'Escape') map.cancel();
    else return false;
    return true;
  }

  function point(place: Place | null): void {
    const cell =
      place === null || painter.layout === null ? null : cellAt(painter.layout, ...place);
    if (cell === painter.pointed) return;
    painter.pointed = cell;
    tell(cell === null ? '' : wordsOf(cell));
    onPoint(cell);
    redraw();
  }

  const means: Means = { role: 'listbox', 'aria-activedescendant': option };
  return (
    <Panel
      lab={lab}
      name="price-map"
      title="What becomes of the players"
      lines={() => lines}
      reading={
        <ReadingLine line={line}>
          One cell is one game of {ask.epochs} epochs; its figure is how much the net reads right,
          %, on validation examples. Lines join equal accuracy.
        </ReadingLine>
      }
      aside={
        <div className="map-choices">
          <div className="panel-tabs" role="group" aria-label="What the map shows">
            {VIEWS.map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={shown[name]}
                onClick={() => setShown({ ...shown, [name]: !shown[name] })}
              >
                {name}
              </button>
            ))}
          </div>
          <button type="button" className="text-button" onClick={() => onKeep()}>
            keep all as runs
          </button>
        </div>
      }
    >
      <div className="map-picture" data-hidden={shown.table || undefined}>
        <Picture
          lab={lab}
          box={box}
          canvas={canvas}
          className="panel-grid map-focus"
          label="Cells of the map: arrows move, Enter puts their prices on the sliders, k keeps, Space pauses, Escape cancels"
          means={means}
          say={say}
          onKey={onKey}
          onPoint={point}
          onPress={(place) => {
            const cell = painter.layout === null ? null : cellAt(painter.layout, ...place);
            if (cell === null) return;
            if (pressed.current === cell && at === cell) set(cell);
            pressed.current = cell;
            choose(cell);
          }}
        >
          <span
            id={option}
            role="option"
            className="panel-spoken"
            aria-selected={at !== null}
            aria-posinset={read + 1}
            aria-setsize={games.length}
          >
            {said === '' ? wordsOf(read) : said}
          </span>
        </Picture>
        <MapDot {...{ lab, map, painter, redraw, onSet }} />
      </div>
      <div
        className={shown.table ? 'map-scroll' : 'visually-hidden'}
        tabIndex={shown.table ? 0 : -1}
      >
        <MapTable ask={ask} games={games} scene={map.scene()} />
      </div>
    </Panel>
  );
}
