/** The regime map: what β and η alone say about the equilibria. Its point is the two prices themselves. */
import type { RunSpec } from '../../spec/spec.ts';
import { patchOf, spotOf } from './scene.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../state/lab.ts';
import { createGestures } from '../../ui/gestures.ts';
import { throttled } from '../../ui/throttled.ts';
import { useDrag } from '../../ui/useDrag.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture, POINT_IN_A_SQUARE } from '../shared/Picture.tsx';
import { ReadingLine } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useAnalysisMonitor } from '../shared/useAnalysisMonitor.ts';
import { movedSpot, type Spot } from './layout.ts';
import { createRegimePainter, sceneOf } from './painter.ts';
import { allMarks, describeRegimes, explainRegimes, priceWords, regimeWords } from './words.ts';
import { pointIn } from '../shared/pointIn.ts';
import { rem } from '../../ui/room.ts';
import './regimes.css';

const HEIGHT = 210;
const TITLE = 'One equilibrium or several';
/** As the sliders: every change becomes a mark in the run's log. */
const SEND_EVERY_MS = 100;

const spotNow = (lab: Lab): Spot => {
  const { spec, pricedGroup } = lab.store.getState();
  return spotOf(spec, pricedGroup);
};

export function RegimesPanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const asked = useRef<HTMLSpanElement>(null);
  const chosen = useChosen(lab);
  useAnalysisMonitor(lab);
  const spec = useStore(lab.store, (state) => state.spec);
  const group = useStore(lab.store, (state) => state.pricedGroup);
  const { beta, eta } = spotOf(spec, group);
  const painter = useMemo(
    () =>
      createRegimePainter(lab, (words, [x, y]) => {
        if (asked.current && asked.current.textContent !== words) asked.current.textContent = words;
        if (handle.current) handle.current.style.translate = `${rem(x)} ${rem(y)}`;
        box.current?.setAttribute(
          'aria-valuetext',
          words === '' ? priceWords(spotNow(lab)) : words,
        );
      }),
    [lab],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  const [gestures] = useState(() => createGestures(Date.now));
  // What the lab refuses it says itself.
  const put = (patch: Pick<RunSpec, 'beta' | 'eta'>) =>
    void lab.set(patch, { gesture: gestures.current }).catch(() => undefined);
  const change = (spot: Spot) => {
    const { spec, pricedGroup, layers } = lab.store.getState();
    put(patchOf(spot, spec, pricedGroup, layers.length));
  };
  const [sender] = useState(() => throttled(change, SEND_EVERY_MS));
  /** As they were when the drag began, for every group. */
  const from = useRef<Pick<RunSpec, 'beta' | 'eta'> | null>(null);
  const drag = useDrag({
    begin() {
      gestures.begin();
      const { beta, eta } = lab.store.getState().spec;
      from.current = { beta, eta };
    },
    move(event) {
      if (painter.layout) sender.send(painter.layout.spotAt(...placeUnder(event)));
    },
    end: () => sender.flush(),
    cancel() {
      sender.drop();
      const { spec } = lab.store.getState();
      const began = from.current;
      if (began !== null && (began.beta !== spec.beta || began.eta !== spec.eta)) put(began);
    },
  });
  useEffect(() => {
    painter.chosen = chosen;
    redraw();
  }, [painter, redraw, chosen]);
  const lines = useCallback(() => explainRegimes(sceneOf(lab, chosen)), [lab, chosen]);
  const say = useCallback(() => describeRegimes(sceneOf(lab, chosen)), [lab, chosen]);

  const look = (pointer: readonly [number, number] | null) => {
    painter.pointer = pointer;
    redraw();
  };
  const placeUnder = (event: PointerEvent): readonly [number, number] => {
    return pointIn(box.current!, event);
  };
  const onKey = (key: string, shift: boolean) => {
    const now = spotNow(lab);
    const next = movedSpot(now, key, shift);
    if (key === 'Delete' || key === 'Backspace') {
      const { beta, eta } = lab.store.getState().startSpec;
      painter.marked = null;
      gestures.press();
      put({ beta, eta });
    } else if (next !== null) {
      painter.marked = null;
      gestures.press();
      if (next.beta !== now.beta || next.eta !== now.eta) change(next);
    } else if (key.toLowerCase() === 'm') {
      const count = allMarks(sceneOf(lab, chosen)).length;
      const by = shift ? count - 1 : 1;
      painter.marked = painter.marked === null ? 0 : (painter.marked + by) % count;
    } else if (key === 'Escape') painter.marked = null;
    else return false;
    look(null);
    return true;
  };

  return (
    <Panel
      lab={lab}
      name="regimes"
      title={TITLE}
      lines={lines}
      reading={<ReadingLine line={asked}>{regimeWords({ beta, eta })}</ReadingLine>}
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={HEIGHT}
        label="The prices β and η"
        say={say}
        means={{ ...POINT_IN_A_SQUARE, 'aria-valuemax': 100, 'aria-valuenow': eta }}
        onKey={onKey}
        onFocus={(focused) => {
          if (focused) return;
          painter.marked = null;
          look(null);
        }}
        onPoint={look}
      >
        <span ref={handle} className="panel-handle" {...drag} />
      </Picture>
    </Panel>
  );
}
