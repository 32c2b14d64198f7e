/** How far the whole population is from a Nash equilibrium of the frozen game, over time. */
import { useCallback, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { stepAfterKey } from '../shared/timeKeys.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createDistancePainter, describeDistance, explainDistance } from './painter.ts';

const HEIGHT = 112;
const TITLE = 'How far from equilibrium';

export function DistancePanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLSpanElement>(null);
  const player = useChosen(lab);
  const painter = useMemo(
    () =>
      createDistancePainter(lab, (words) => {
        if (reading.current && reading.current.textContent !== words)
          reading.current.textContent = words;
        box.current?.setAttribute('aria-valuetext', words === '' ? 'now' : words);
      }),
    [lab],
  );
  const canvas = useCanvas(lab, painter);
  const lines = useCallback(() => explainDistance(lab, player), [lab, player]);
  const say = useCallback(() => describeDistance(lab), [lab]);

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

  return (
    <Panel
      name="distance"
      title={TITLE}
      aside={<Explain lab={lab} of={TITLE} lines={lines} />}
      reading={
        <span className="reading-swap">
          <span ref={reading} className="reading-now" />
          <span className="reading-standing">
            Regret of all players and of the worst, log scale; 0 is equilibrium.
          </span>
        </span>
      }
    >
      <div
        ref={box}
        className="panel-focus"
        role="slider"
        tabIndex={0}
        aria-label="Read the distance at a past step"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={100}
        aria-describedby={`${id}-words`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const { layout } = painter;
          if (layout === null) return;
          const step = layout.x.invert(
            event.clientX - event.currentTarget.getBoundingClientRect().left,
          );
          const [from, to] = layout.x.domain();
          moveTo(step < from || step > to ? null : step);
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
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
