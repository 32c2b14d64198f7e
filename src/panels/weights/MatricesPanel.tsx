/** The layers behind the first, small: rows are neurons, columns the neurons that they read. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ParticipationShape } from '../../game/pictures.ts';
import type { Lab } from '../../state/lab.ts';
import type { Unit } from '../../state/units.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { font, text } from '../shared/type.ts';
import { sheetOf, useUnit, useWeightShapes } from '../shared/units.ts';
import { useCanvas, type Surface } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { UNIT_BOX } from './boxes.ts';
import { layerLayout, rowAt } from './layout.ts';
import { createWeightsPainter, type PlacedLayer } from './painter.ts';
import { isDense } from '../../spec/network.ts';
import { describeUnit, describeWeights, inOf, layerName } from './words.ts';

const TITLE = 16;
const GAP = 8;
/** Of one matrix. */
const HIGHEST = 132;
const WIDTH_BEFORE = 336;

/** One below the other, each under its name. */
function stacked(shapes: readonly ParticipationShape[], width: number): readonly PlacedLayer[] {
  let y = 0;
  return shapes.map((shape) => {
    const layout = layerLayout(shape, { x: 0, y: y + TITLE, width, height: HIGHEST });
    y = layout.y + layout.height + GAP;
    return { layer: shape.layer, layout };
  });
}

/** “Layers 2 and 3”, “Layer 2”. */
function titleOf(lab: Lab, placed: readonly PlacedLayer[]): string {
  const numbers = placed.map(({ layer }) => layerName(lab, layer).replace('Layer ', ''));
  if (numbers.length < 2) return numbers.length === 0 ? 'Later layers' : `Layer ${numbers[0]}`;
  return `Layers ${numbers.slice(0, -1).join(', ')} and ${numbers[numbers.length - 1]}`;
}

export function MatricesPanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, WIDTH_BEFORE);
  const shapes = useWeightShapes(lab);
  const placed = useMemo(() => stacked(shapes.slice(1), width), [shapes, width]);
  const { line, tell } = useReading('');
  const decorate = useCallback(
    ({ ctx, theme }: Surface, layers: readonly PlacedLayer[]) => {
      for (const { layer, layout } of layers) {
        const sheet = sheetOf(lab, layer);
        if (sheet === null) continue;
        const name = layerName(lab, layer);
        text(ctx, name, 0, layout.y - 8, { color: theme.ink, font: font.strong });
        const from = ctx.measureText(name).width + 5;
        text(ctx, inOf(sheet), from, layout.y - 8, { color: theme.muted });
        ctx.strokeStyle = theme.hairline;
        ctx.lineWidth = 1;
        ctx.strokeRect(0.5, layout.y - 0.5, layout.width, layout.height + 1);
      }
    },
    [lab],
  );
  const painter = useMemo(() => createWeightsPainter(lab, decorate), [lab, decorate]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const chosen = useUnit(lab);
  const [focused, setFocused] = useState(false);
  // All rows of all matrices are one list.
  const units: readonly Unit[] = useMemo(
    () =>
      placed.flatMap(({ layer, layout }) =>
        Array.from({ length: layout.rows }, (_, row) => ({ layer, row })),
      ),
    [placed],
  );
  const indexOf = (unit: Unit | null) =>
    units.findIndex(({ layer, row }) => layer === unit?.layer && row === unit.row);
  const at = Math.max(0, indexOf(chosen));

  useEffect(() => {
    painter.layers = placed;
    painter.focused = focused ? (units[at] ?? null) : null;
    redraw();
  }, [painter, redraw, placed, units, focused, at, chosen]);

  const find = (x: number, y: number): number | null => {
    for (const { layer, layout } of placed) {
      const row = rowAt(layout, x, y);
      if (row !== null) return indexOf({ layer, row });
    }
    return null;
  };
  const point = (index: number | null) => {
    painter.hovered = index === null ? null : units[index];
    tell(index === null ? '' : describeUnit(lab, units[index]));
    redraw();
  };
  const say = useCallback(() => describeWeights(lab), [lab]);
  const last = placed[placed.length - 1]?.layout;
  const ofNeurons = useStore(lab.store, ({ spec }) => isDense(spec));
  const title = titleOf(lab, placed);

  return (
    <Panel
      lab={lab}
      name="matrices"
      title={title}
      reading={
        <ReadingLine line={line}>
          {ofNeurons
            ? 'A row is a neuron, a column one that it reads; a bare column is read by nobody.'
            : 'A row is a filter or a neuron, a column one weight of each; a bare column is read by nobody.'}
        </ReadingLine>
      }
    >
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={last === undefined ? HIGHEST : last.y + last.height + 2}
        label={title}
        say={say}
        count={units.length}
        across={1}
        at={at}
        isSelected={indexOf(chosen) >= 0}
        describe={(index) => describeUnit(lab, units[index])}
        find={find}
        onMove={(index) => lab.lookAt(units[index])}
        onFocus={setFocused}
        onPoint={point}
        onChoose={(index) => lab.lookAt(units[index])}
        onEnter={() => document.getElementById(UNIT_BOX)?.focus()}
        onEscape={() => point(null)}
      />
    </Panel>
  );
}
