/** Filters with what they look for and what they find in the example asked about, and the neurons behind them. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { isMove, neighbour } from '../players/layout.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { hover, nameOf, select } from '../shared/shownPlayers.ts';
import { useAsking, useTold } from '../shared/useAsking.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { filtersLayout, playerAt, type FilterGrid } from './layout.ts';
import { createFiltersPainter } from './painter.ts';
import { FiltersTable } from './FiltersTable.tsx';
import { describeFilter, describeFilters, exampleInWords, explainFilters } from './words.ts';
import './filters.css';

/** “570 players: 70 filters and 500 neurons”. */
function titleOf(grids: readonly FilterGrid[]): string {
  const totalOf = (kind: FilterGrid['kind']) =>
    grids.reduce((sum, grid) => sum + (grid.kind === kind ? grid.layer.total : 0), 0);
  const [filters, neurons] = [totalOf('filters'), totalOf('neurons')];
  return neurons === 0
    ? `${grouped(filters)} filters`
    : `${grouped(filters + neurons)} players: ${grouped(filters)} filters and ${grouped(neurons)} neurons`;
}

export function FiltersPanel({ lab }: { readonly lab: Lab }) {
  const layers = useStore(lab.store, (state) => state.layers);
  const selected = useStore(lab.store, (state) => state.selected);
  useAsking(lab);
  const example = useTold(lab, (told) => (told === null ? 'an image' : exampleInWords(lab, told)));
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const layout = useMemo(() => filtersLayout(width, layers), [width, layers]);
  const painter = useMemo(() => createFiltersPainter(lab), [lab]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const { line, tell } = useReading('');
  const [place, setPlace] = useState<ShownIndex | null>(null);
  const [focused, setFocused] = useState(false);
  const { from, end } = layout;
  const count = end - from;
  const playerOf = (at: number) => shownIndex(from + at);
  const active = shownIndex(Math.max(from, Math.min(place ?? from, end - 1)));

  useEffect(() => {
    painter.focused = focused && count > 0 ? active : null;
    redraw();
  }, [painter, redraw, focused, active, count]);

  const say = useCallback(() => describeFilters(lab), [lab]);
  const lines = useCallback(() => explainFilters(lab), [lab]);

  return (
    <Panel
      lab={lab}
      name="filters"
      title={titleOf(layout.grids)}
      lines={lines}
      reading={
        <ReadingLine line={line}>
          Above: what the filter looks for. Below: what it finds in {example}. Both fade with s; a
          cross is a pruned player.
        </ReadingLine>
      }
    >
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={layout.height}
        label="Filters and neurons"
        say={say}
        count={count}
        across={(key, at) => (isMove(key) ? neighbour(layout, playerOf(at), key) - from : null)}
        at={active - from}
        isSelected={count > 0 && selected.includes(nameOf(lab, active))}
        isMultiple
        describe={(at) => describeFilter(lab, playerOf(at))}
        find={(x, y) => {
          const player = playerAt(layout, x, y);
          return player === null ? null : player - from;
        }}
        onMove={(at) => setPlace(playerOf(at))}
        onFocus={setFocused}
        onPoint={(at) => {
          const player = at === null ? null : playerOf(at);
          tell(player === null ? '' : describeFilter(lab, player));
          hover(lab, player);
        }}
        onChoose={(at, extend) => {
          setPlace(playerOf(at));
          select(lab, playerOf(at), extend);
        }}
        onEnter={(extend) => select(lab, active, extend)}
        onEscape={() => {
          lab.hover(null);
          // Extending by a selected player takes it out.
          for (const player of selected) lab.select(player, true);
        }}
      />
      <FiltersTable lab={lab} />
    </Panel>
  );
}
