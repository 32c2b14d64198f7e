/**
 * Any two players with the others frozen: their landscape, best responses, equilibria and basins. The
 * point follows the training; dragging it asks where the two would drift from elsewhere.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { Point } from '../../game/frozen/slice.ts';
import type { PlayerId } from '../../game/players.ts';
import type { Lab } from '../../state/lab.ts';
import { useDrag } from '../../ui/useDrag.ts';
import { Panel } from '../shared/Panel.tsx';
import { Picture, POINT_IN_A_SQUARE } from '../shared/Picture.tsx';
import { ReadingLine } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useAnalysisMonitor } from '../shared/useAnalysisMonitor.ts';
import { describeScene, explainSlice } from './explain.ts';
import { moved } from './keys.ts';
import { pointAt } from './layout.ts';
import { allMarks } from './marks.ts';
import { createSlicePainter, TITLE } from './painter.ts';
import { pointIn } from '../shared/pointIn.ts';
import { rem } from '../../ui/room.ts';
import './slice.css';
import { nobodyInWords } from '../shared/uncarried.ts';

const HEIGHT = 260;

/** Puts both where the visitor wants them. What is refused the page has said. */
function placePair(lab: Lab, names: readonly [PlayerId, PlayerId], at: Point): void {
  const placed = names.map((player, side) =>
    lab.act({ kind: 'set', player, participation: at[side]! }),
  );
  void Promise.all(placed).catch(() => undefined);
}

export function SlicePanel({ lab }: { readonly lab: Lab }) {
  const box = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const asked = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState({ title: TITLE, standing: '' });
  const chosen = useChosen(lab);
  useAnalysisMonitor(lab);
  const painter = useMemo(
    () =>
      createSlicePainter(lab, (said) => {
        if (asked.current && asked.current.textContent !== said.asked)
          asked.current.textContent = said.asked;
        box.current?.setAttribute('aria-valuetext', said.asked === '' ? 'now' : said.asked);
        if (handle.current) {
          handle.current.hidden = said.handle === null;
          if (said.handle !== null)
            handle.current.style.translate = `${rem(said.handle[0])} ${rem(said.handle[1])}`;
        }
        setShown((old) =>
          old.title === said.title && old.standing === said.standing
            ? old
            : { title: said.title, standing: said.standing },
        );
      }),
    [lab],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  useEffect(() => {
    painter.chosen = chosen;
    redraw();
  }, [painter, redraw, chosen]);
  const lines = useCallback(
    () => explainSlice(painter.scene, lab.store.getState().spec),
    [lab, painter],
  );
  const say = useCallback(
    () => (painter.scene === null ? nobodyInWords(lab) : describeScene(painter.scene)),
    [lab, painter],
  );

  const ask = (whatIf: Point | null, pointer: Point | null = painter.pointer) => {
    painter.whatIf = whatIf;
    painter.pointer = pointer;
    redraw();
  };
  const apply = () => {
    const { scene, whatIf } = painter;
    if (scene === null || whatIf === null) return;
    painter.pin();
    ask(null);
    placePair(lab, scene.pair.names, whatIf);
  };
  const placeUnder = (event: PointerEvent): Point => {
    return pointIn(box.current!, event);
  };
  const drag = useDrag({
    begin() {
      if (painter.scene !== null) ask(painter.whatIf ?? painter.scene.now);
    },
    move(event) {
      const { layout, whatIf } = painter;
      if (whatIf === null || layout === null) return;
      const place = placeUnder(event);
      ask(pointAt(layout, ...place), place);
    },
    end: apply,
    cancel: () => ask(null),
  });
  const onKey = (key: string, shift: boolean) => {
    const { scene } = painter;
    if (scene === null) return false;
    const next = moved(painter.whatIf ?? scene.now, key, shift);
    if (next !== null) {
      painter.marked = null;
      ask(next, null);
    } else if (key.toLowerCase() === 'm') {
      const count = allMarks(scene).length;
      const by = shift ? count - 1 : 1;
      painter.marked = painter.marked === null ? 0 : (painter.marked + by) % count;
      ask(null, null);
    } else if (key === 'Enter' && painter.whatIf !== null) apply();
    else if (key === 'Escape') {
      painter.marked = null;
      ask(null);
    } else return false;
    return true;
  };

  return (
    <Panel
      lab={lab}
      name="slice"
      title={shown.title}
      lines={lines}
      reading={<ReadingLine line={asked}>{shown.standing}</ReadingLine>}
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={HEIGHT}
        label={`${shown.title}: ask what if`}
        say={say}
        means={POINT_IN_A_SQUARE}
        onKey={onKey}
        onFocus={(focused) => {
          if (focused) return;
          painter.marked = null;
          ask(null);
        }}
        onPoint={(place) => ask(painter.whatIf, place)}
      >
        <span ref={handle} className="panel-handle" hidden {...drag} />
      </Picture>
    </Panel>
  );
}
