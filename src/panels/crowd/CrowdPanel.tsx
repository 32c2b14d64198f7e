/** Figure 2 of the paper, live: how many players stand at each s. */
import { useCallback, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { BARS } from '../../game/summary.ts';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { explainCrowd } from './explain.ts';
import { barAt } from './layout.ts';
import { createCrowdPainter, describeCrowd } from './painter.ts';

const TITLE = 'Where the crowd stands';
const HEIGHT = 112;
const LAST_BAR = BARS - 1;

export function CrowdPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLSpanElement>(null);
  const painter = useMemo(
    () =>
      createCrowdPainter(lab, (words, bar) => {
        if (reading.current && reading.current.textContent !== words)
          reading.current.textContent = words;
        box.current?.setAttribute('aria-valuetext', words === '' ? 'no bar chosen' : words);
        box.current?.setAttribute('aria-valuenow', String(bar ?? 0));
      }),
    [lab],
  );
  const canvas = useCanvas(lab, painter);
  const moveTo = (bar: number | null) => {
    if (bar === painter.bar) return;
    painter.bar = bar;
    lab.drawLoop.markDirty();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = painter.bar ?? -1;
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: LAST_BAR,
    };
    if (event.key === 'Escape') moveTo(null);
    else if (moves[event.key] === undefined) return;
    else moveTo(Math.max(0, Math.min(LAST_BAR, moves[event.key])));
    event.preventDefault();
  };
  const say = useCallback(() => describeCrowd(lab), [lab]);
  const lines = useCallback(() => explainCrowd(lab), [lab]);

  return (
    <Panel
      name="crowd"
      title={TITLE}
      aside={<Explain lab={lab} of={TITLE} lines={lines} />}
      reading={
        <span className="reading-swap">
          <span ref={reading} className="reading-now" />
          <span className="reading-standing">
            Players at each s; counts on a log scale. Hollow bars are pruned.
          </span>
        </span>
      }
    >
      <div
        ref={box}
        className="panel-focus"
        role="slider"
        tabIndex={0}
        aria-label="Read the bars"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={LAST_BAR}
        aria-valuenow={0}
        aria-describedby={`${id}-words`}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const { layout } = painter;
          if (layout !== null)
            moveTo(barAt(layout, event.clientX - event.currentTarget.getBoundingClientRect().left));
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
