/** One neuron whose weights play: all of them, and the numbers around one. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { weightOf } from '../../state/units.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useSheetShape, useUnit } from '../shared/units.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { UNIT_BOX, WEIGHTS_BOX } from '../weights/boxes.ts';
import { columnAt, unitLayout } from './layout.ts';
import { createUnitPainter } from './painter.ts';
import { sceneOf } from './scene.ts';
import { describeUnitNow, describeWeight, explainUnit, standing, unitTitle } from './words.ts';
import { wordsOf } from '../weights/words.ts';
import './unit.css';

const HEIGHT_BEFORE = 176;

export function UnitPanel({ lab }: { readonly lab: Lab }) {
  const unit = useUnit(lab);
  const shape = useSheetShape(lab, unit?.layer ?? 0);
  const { layers } = lab.store.getState();
  const count = shape?.columns ?? 0;
  const first = unit === null || shape === null ? null : weightOf(shape, layers, unit, 0);
  const selected = useStore(lab.store, (state) => state.selected[0]);
  const chosen =
    first !== null && selected !== undefined && selected >= first && selected < first + count
      ? selected - first
      : null;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 336);
  const { line, tell } = useReading('');
  const stands = useRef<HTMLSpanElement>(null);
  const painter = useMemo(
    () =>
      createUnitPainter(lab, (scene) => {
        const words = scene === null ? '' : standing(lab, scene);
        if (stands.current && stands.current.textContent !== words)
          stands.current.textContent = words;
      }),
    [lab],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  const [place, setPlace] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const at = Math.min(place ?? chosen ?? painter.centre, Math.max(0, count - 1));

  useEffect(() => {
    painter.unit = unit;
    painter.column = pointed ?? (focused ? at : chosen);
    redraw();
  }, [painter, redraw, unit, pointed, focused, at, chosen]);

  useEffect(() => {
    if (first === null) return;
    return lab.figuresMonitor.watch({ first, count });
  }, [lab, first, count]);

  const say = useCallback(() => describeUnitNow(lab, unit), [lab, unit]);
  const describe = (column: number): string => {
    const scene = sceneOf(lab, unit);
    return scene === null ? '' : describeWeight(lab, scene, column);
  };
  const point = (column: number | null) => {
    setPointed(column);
    tell(column === null ? '' : describe(column));
  };
  const choose = (column: number, extend: boolean) => {
    if (unit === null || shape === null) return;
    setPlace(column);
    lab.select(weightOf(shape, layers, unit, column), extend);
  };
  const turn = (by: number) => {
    if (unit === null || shape === null) return;
    lab.lookAt({ ...unit, row: (unit.row + by + shape.rows) % shape.rows });
  };
  const title = unitTitle(lab, unit);
  const { unit: kind } = wordsOf(lab, unit?.layer ?? 0);
  const lines = useCallback(
    () => explainUnit(lab, unit, chosen ?? painter.centre),
    [lab, unit, chosen, painter],
  );

  return (
    <Panel
      lab={lab}
      name="unit"
      title={title}
      lines={lines}
      aside={
        <div className="panel-tabs" role="group" aria-label={`Which ${kind}`}>
          <button type="button" aria-label={`Previous ${kind}`} onClick={() => turn(-1)}>
            ‹
          </button>
          <button type="button" aria-label={`Next ${kind}`} onClick={() => turn(1)}>
            ›
          </button>
        </div>
      }
      reading={
        <ReadingLine line={line} standing={stands}>
          The first picture of the weights is on its way.
        </ReadingLine>
      }
    >
      <GridBox
        lab={lab}
        box={box}
        id={UNIT_BOX}
        canvas={canvas}
        height={shape === null ? HEIGHT_BEFORE : unitLayout(width, shape).height}
        label={title}
        say={say}
        count={count}
        across={shape === null ? 1 : unitLayout(width, shape).across}
        at={at}
        isSelected={at === chosen}
        describe={describe}
        find={(x, y) =>
          painter.layout === null ? null : columnAt(painter.layout, painter.centre, x, y)
        }
        onMove={(column) => {
          setPlace(column);
          tell(describe(column));
        }}
        onFocus={(isFocused) => {
          setFocused(isFocused);
          if (!isFocused) tell('');
        }}
        onPoint={point}
        onChoose={choose}
        onEnter={(extend) => choose(at, extend)}
        onEscape={() => document.getElementById(WEIGHTS_BOX)?.focus()}
      />
    </Panel>
  );
}
