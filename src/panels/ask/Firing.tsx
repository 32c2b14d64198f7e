/** A bar for each neuron: how strongly it fires for the image asked about. */
import { useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { Picture, type Means } from '../shared/Picture.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { createFiringPainter, firingLayout } from './firingPainter.ts';
import { firingInWords } from './words.ts';

const MEANS: Means = { role: 'img' };

export function Firing({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 336);
  const layers = useStore(lab.store, (state) => state.layers);
  const { height } = useMemo(() => firingLayout(width, layers), [width, layers]);
  const painter = useMemo(() => createFiringPainter(lab), [lab]);
  const { canvas } = useCanvas(lab, painter);
  const say = useCallback(() => firingInWords(lab), [lab]);
  return (
    <Picture
      lab={lab}
      box={box}
      canvas={canvas}
      className="panel-grid ask-firing"
      height={height}
      label="Neurons that fire for it"
      say={say}
      means={MEANS}
      onKey={() => false}
      onPoint={() => undefined}
    />
  );
}
