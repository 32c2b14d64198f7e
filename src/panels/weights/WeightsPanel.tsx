/** Every single weight as one pixel: a layer at a time, a neuron a picture or a row. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import type { Unit } from '../../state/units.ts';
import { grouped } from '../../ui/format.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { groupsOf } from '../shared/groups.ts';
import { Panel } from '../shared/Panel.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { Tabs } from '../shared/Tabs.tsx';
import { font, text } from '../shared/type.ts';
import { sheetOf, useSheetShape, useUnit } from '../shared/units.ts';
import { useCanvas, type Surface } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { UNIT_BOX, WEIGHTS_BOX } from './boxes.ts';
import { CountsTable } from './CountsTable.tsx';
import { drawRamp } from './draw.ts';
import { layerLayout, rowAt, type LayerLayout } from './layout.ts';
import { createWeightsPainter, type PlacedLayer } from './painter.ts';
import {
  deadWords,
  describeUnit,
  describeWeights,
  explainWeights,
  inOf,
  layerName,
  wordsOf,
} from './words.ts';
import './weights.css';

const NARROW_BELOW = 560;
const TITLE = 22;
const LEGEND = 22;

/** However many neurons there are, the panel is not much higher than this share of its width. */
const roomFor = (width: number) => ({
  x: 0,
  y: TITLE,
  width,
  height: width < NARROW_BELOW ? 1.1 * width : Math.max(340, 0.56 * width),
});

export function WeightsPanel({ lab }: { readonly lab: Lab }) {
  const all = useStore(lab.store, (state) => state.layers);
  const groups = useMemo(() => groupsOf(all, 'weight'), [all]);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, Math.max(0, groups.layers.length - 1));
  const layer = groups.from + at;
  const shape = useSheetShape(lab, layer);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const layout = useMemo<LayerLayout | null>(
    () => (shape === null ? null : layerLayout(shape, roomFor(width))),
    [shape, width],
  );
  const { line, tell } = useReading('');
  const decorate = useCallback(
    ({ ctx, theme, width: full }: Surface, placed: readonly PlacedLayer[]) => {
      for (const { layer: index, layout: own } of placed) {
        const sheet = sheetOf(lab, index);
        if (sheet === null) continue;
        const name = layerName(lab, index);
        text(ctx, name, 0, 9, { color: theme.ink, font: font.strong });
        const from = ctx.measureText(name).width + 5;
        text(ctx, inOf(sheet), from, 9, { color: theme.muted });
        const dead = deadWords(lab, sheet);
        if (dead !== '' && full >= NARROW_BELOW)
          text(ctx, `× ${dead}`, full, 9, { color: theme.ink, align: 'right' });
        drawRamp(ctx, 0, own.y + own.height + 14, theme);
      }
    },
    [lab],
  );
  const painter = useMemo(() => createWeightsPainter(lab, decorate), [lab, decorate]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const unit = useUnit(lab);
  const [focused, setFocused] = useState(false);
  const row = unit?.layer === layer ? unit.row : 0;

  useEffect(() => {
    painter.layers = layout === null ? [] : [{ layer, layout }];
    painter.focused = focused && layout !== null ? { layer, row } : null;
    redraw();
  }, [painter, redraw, layout, layer, focused, row, unit]);

  const point = (index: number | null) => {
    const hovered: Unit | null = index === null ? null : { layer, row: index };
    if (painter.hovered?.row === hovered?.row && painter.hovered?.layer === hovered?.layer) return;
    painter.hovered = hovered;
    tell(hovered === null ? '' : describeUnit(lab, hovered));
    redraw();
  };
  const say = useCallback(() => describeWeights(lab), [lab]);
  const lines = useCallback(() => explainWeights(lab), [lab]);
  const tabs = groups.layers.map(({ name }, value) => ({ value, word: name.toLowerCase() }));
  const total = groups.layers.reduce((sum, group) => sum + group.total, 0);
  const title = `${grouped(total)} players, one pixel per weight`;
  const units = wordsOf(lab, layer);
  const reading =
    layout === null
      ? 'The first picture of the weights is on its way.'
      : layout.kind === 'pictures'
        ? `Each picture is a neuron with the pixels it reads. More contrast is more participation s; the ground is bare where a weight is pruned.`
        : `Each row is a ${units.unit}, each column ${units.column}. More contrast is more participation s; a bare column is read by nobody.`;

  return (
    <Panel
      lab={lab}
      name="weights"
      title={title}
      lines={lines}
      aside={<Tabs label="Layer" tabs={tabs} chosen={at} onChoose={setWanted} />}
      reading={<ReadingLine line={line}>{reading}</ReadingLine>}
    >
      <GridBox
        lab={lab}
        box={box}
        id={WEIGHTS_BOX}
        canvas={canvas}
        height={layout === null ? 340 : TITLE + layout.height + LEGEND}
        label={`${units.unit === 'filter' ? 'Filters' : 'Neurons'} of ${layerName(lab, layer).toLowerCase()}`}
        say={say}
        count={layout?.rows ?? 0}
        across={layout?.across ?? 1}
        at={row}
        isSelected={unit?.layer === layer}
        describe={(index) => describeUnit(lab, { layer, row: index })}
        find={(x, y) => (layout === null ? null : rowAt(layout, x, y))}
        onMove={(index) => lab.lookAt({ layer, row: index })}
        onFocus={setFocused}
        onPoint={point}
        onChoose={(index) => lab.lookAt({ layer, row: index })}
        onEnter={() => document.getElementById(UNIT_BOX)?.focus()}
        onEscape={() => point(null)}
      />
      <CountsTable lab={lab} layer={layer} />
    </Panel>
  );
}
