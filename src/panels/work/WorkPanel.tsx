/** What the net multiplies for one image, layer by layer: in the whole net, and without the players that are pruned. */
import { useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { RunView } from '../../state/lab.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture, type Means } from '../shared/Picture.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { workLayout } from './layout.ts';
import { createWorkPainter } from './painter.ts';
import { describeWork, explainWork } from './words.ts';
import { wholeWork } from './work.ts';

/** It is looked at only. */
const MEANS: Means = { role: 'img' };

export function WorkPanel({ lab }: { readonly lab: RunView }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 336);
  const spec = useStore(lab.store, (state) => state.spec);
  const groups = useStore(lab.store, (state) => state.layers);
  const recorded = useStore(lab.store, (state) => state.recorded);
  const layers = useMemo(
    () => wholeWork({ spec, layers: groups, recorded }),
    [spec, groups, recorded],
  );
  const painter = useMemo(() => createWorkPainter(lab), [lab]);
  const { canvas } = useCanvas(lab, painter);
  const say = useCallback(() => describeWork(lab), [lab]);
  const lines = useCallback(() => explainWork(lab), [lab]);
  return (
    <Panel
      lab={lab}
      name="work"
      title="The work that left with them"
      lines={lines}
      reading={
        recorded === null
          ? 'Multiplications for one image, by layer. Hollow: the whole net. Filled: without pruned players.'
          : 'Multiplications for one example, by layer. Hollow: the whole layer. Filled: without its own pruned players; what the next layer saves by them was not recorded.'
      }
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        className="panel-grid"
        height={workLayout(width, layers).height}
        label="Multiplications by layer"
        say={say}
        means={MEANS}
        onKey={() => false}
        onPoint={() => undefined}
      />
    </Panel>
  );
}
