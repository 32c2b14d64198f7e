/** The plane of points: who draws the boundary on it, and what it has lost. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { shownIndexOf } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { Tabs } from '../shared/Tabs.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { createPlanePainter } from './painter.ts';
import './plane.css';
import type { Part } from './scene.ts';
import { TakeOut } from './TakeOut.tsx';
import { describeLine, describePlane, explainPlane } from './words.ts';

const MOST_HEIGHT = 440;

export function PlanePanel({ lab }: { readonly lab: Lab }) {
  const layers = useStore(lab.store, (state) => state.layers);
  const selected = useStore(lab.store, (state) => state.selected);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const painter = useMemo(() => createPlanePainter(lab), [lab]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const [part, setPart] = useState<Part>('train');
  const [isOut, setIsOut] = useState(false);
  const [focused, setFocused] = useState(false);
  const [place, setPlace] = useState(0);
  const first = layers.find(({ granularity }) => granularity === 'neuron');
  const count = first?.total ?? 0;
  const at = Math.min(place, Math.max(0, count - 1));
  const without = isOut ? (selected[0] ?? null) : null;

  useEffect(() => {
    [painter.part, painter.without] = [part, without];
    painter.focused = focused && count > 0 ? at : null;
    redraw();
  }, [painter, redraw, part, without, focused, at, count]);

  const playerAt = (line: number) => painter.scene?.lines[line]?.player ?? null;
  const choose = (line: number, extend: boolean) => {
    setPlace(line);
    const player = playerAt(line);
    if (player !== null && shownIndexOf(lab.store.getState().shown, player) !== null)
      lab.select(player, extend);
  };
  const say = useCallback(() => describePlane(lab, painter.scene), [lab, painter]);
  const lines = useCallback(() => explainPlane(lab, painter.scene), [lab, painter]);
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);

  return (
    <Panel
      lab={lab}
      name="plane"
      title="The plane, and who draws on it"
      lines={lines}
      aside={
        <Tabs
          label="Points"
          tabs={[
            { value: 'train', word: 'training' },
            { value: 'test', word: 'test' },
          ]}
          chosen={part}
          onChoose={setPart}
        />
      }
      reading={
        without === null
          ? `Lines: where neurons of layer 1 switch on; dashed ones have left. Thick: the boundary now; dotted: before any of the ${grouped(total)} players left.`
          : `Thick: the boundary without player ${without}; dotted: with it. Amber: where they differ.`
      }
    >
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={Math.min(width, MOST_HEIGHT)}
        label="Lines of the first layer"
        say={say}
        count={count}
        across={1}
        at={at}
        isSelected={selected.includes(playerAt(at) ?? (-1 as never))}
        describe={(line) => describeLine(lab, painter.scene, line)}
        find={(x, y) => painter.find(x, y)}
        onMove={setPlace}
        onFocus={setFocused}
        onPoint={(line) => lab.hover(line === null ? null : playerAt(line))}
        onChoose={choose}
        onEnter={(extend) => choose(at, extend)}
        onEscape={() => lab.hover(null)}
      />
      <TakeOut player={selected[0] ?? null} isOut={isOut} onChange={setIsOut} />
    </Panel>
  );
}
