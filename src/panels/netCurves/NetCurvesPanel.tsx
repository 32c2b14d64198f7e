/** Figure 1 of the paper, live: accuracy, sparsity, mean participation, active players per layer. */
import { useCallback, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Lab } from '../../state/lab.ts';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { stepAfterKey } from '../shared/timeKeys.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { stepAt } from './layout.ts';
import { createCurvesPainter, describeCurves } from './painter.ts';

const HEIGHT = 172;

export function NetCurvesPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLSpanElement>(null);
  const painter = useMemo(
    () =>
      createCurvesPainter(lab, (words) => {
        if (reading.current && reading.current.textContent !== words)
          reading.current.textContent = words;
        box.current?.setAttribute('aria-valuetext', words === '' ? 'now' : words);
      }),
    [lab],
  );
  const canvas = useCanvas(lab, painter);
  const moveTo = (step: number | null) => {
    painter.cursor = step;
    lab.drawLoop.markDirty();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepAfterKey(event.key, painter.cursor, lab.trajectory.latest?.step ?? 0);
    if (step === undefined) return;
    moveTo(step);
    event.preventDefault();
  };
  const say = useCallback(() => describeCurves(lab, null), [lab]);

  return (
    <Panel
      name="curves"
      title="What the net gets"
      reading={
        <span className="reading-swap">
          <span ref={reading} className="reading-now" />
          <span className="reading-standing">
            Left to right is time, ending now. Dotted: your changes.
          </span>
        </span>
      }
    >
      <div
        ref={box}
        className="panel-focus"
        role="slider"
        tabIndex={0}
        aria-label="Read the curves at a past step"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={100}
        aria-describedby={`${id}-words`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const edges = event.currentTarget.getBoundingClientRect();
          const { layout } = painter;
          moveTo(
            layout === null
              ? null
              : stepAt(layout, event.clientX - edges.left, event.clientY - edges.top),
          );
        }}
        onPointerLeave={() => moveTo(null)}
      >
        <canvas
          ref={canvas}
          className="panel-canvas"
          style={{ height: HEIGHT }}
          aria-hidden="true"
        />
      </div>
      <p className="panel-reading">Accuracy: band as trained, line with the pruned cut.</p>
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
