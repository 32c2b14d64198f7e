/** The plane of points: who draws the boundary on it, and what it has lost. A line can be moved by hand. */
import { useCallback, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { shownIndexOf, type PlayerId } from '../../game/players.ts';
import type { SmallNet } from '../../game/smallNet.ts';
import type { Lab } from '../../state/lab.ts';
import { rem } from '../../ui/room.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { planeNetOf } from '../../spec/planeNet.ts';
import { pointIn } from '../shared/pointIn.ts';
import { Tabs } from '../shared/Tabs.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import type { Spot } from './geometry.ts';
import { lineOf } from './line.ts';
import { LineHolds } from './LineHolds.tsx';
import { createPlanePainter, type Drawn } from './painter.ts';
import './plane.css';
import type { Part } from './scene.ts';
import { TakeOut, type OwnLine } from './TakeOut.tsx';
import { usePulledLine } from './usePulledLine.ts';
import {
  describeLine,
  describePlane,
  differenceInWords,
  explainPlane,
  movedInWords,
  noPlaneInWords,
  placeInWords,
  readingOf,
} from './words.ts';

const MOST_HEIGHT = 440;
const TITLE = 'The plane, and who draws on it';

export function PlanePanel({ lab }: { readonly lab: Lab }) {
  const spec = useStore(lab.store, (state) => state.spec);
  const net = useMemo(() => planeNetOf(spec), [spec]);
  return typeof net === 'string' ? (
    <Panel lab={lab} name="plane" title={TITLE} reading={noPlaneInWords(net)}>
      {null}
    </Panel>
  ) : (
    <PlanePicture lab={lab} net={net} />
  );
}

/** Puts a hold where it was drawn. */
function place(hold: HTMLElement | null, spot: Spot | null | undefined): void {
  if (hold === null) return;
  hold.hidden = !spot;
  if (spot) hold.style.translate = `${rem(spot[0])} ${rem(spot[1])}`;
}

function PlanePicture({ lab, net }: { readonly lab: Lab; readonly net: SmallNet }) {
  const layers = useStore(lab.store, (state) => state.layers);
  const selected = useStore(lab.store, (state) => state.selected);
  const changes = useStore(lab.store, (state) => state.changes);
  const isKeptAside = useStore(lab.store, ({ spec }) => spec.split === 'validation');
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);
  const box = useRef<HTMLDivElement>(null);
  const [move, turn] = [useRef<HTMLSpanElement>(null), useRef<HTMLSpanElement>(null)];
  const width = useWidth(box);
  const [said, setSaid] = useState({
    reading: '',
    difference: null as string | null,
    line: 'inSight' as OwnLine,
  });
  const redrawing = useRef(() => {});
  const drawn = useRef<(told: Drawn) => void>(() => {});
  const painter = useMemo(
    () =>
      createPlanePainter(
        lab,
        () => redrawing.current(),
        (told) => drawn.current(told),
      ),
    [lab],
  );
  const { canvas, redraw } = useCanvas(lab, painter);
  const [part, setPart] = useState<Part>('train');
  const [isOut, setIsOut] = useState(false);
  const [focused, setFocused] = useState(false);
  const [at, setAt] = useState(0);
  const [first] = net.layers;
  const units = first?.units ?? null;
  const count = first === undefined || units === null ? 0 : first.outputs;
  const line = Math.min(at, Math.max(0, count - 1));
  const [chosen] = selected;
  const without = isOut ? (chosen ?? null) : null;
  const shownPart = part === 'validation' && !isKeptAside ? 'train' : part;

  useEffect(() => {
    redrawing.current = redraw;
    drawn.current = ({ scene, holds }) => {
      place(move.current, holds?.move);
      place(turn.current, holds?.turn);
      const { hand, holds: inPlane } = painter;
      const own = chosen === undefined ? null : lineOf(scene.taken, chosen);
      const standing = own && inPlane && { line: own, spot: inPlane.move };
      const held = hand.held ?? standing;
      if (held !== null) move.current?.setAttribute('aria-valuetext', placeInWords(held));
      const reading = readingOf(scene, total);
      const difference = differenceInWords(scene);
      const line = holds === null ? 'outside' : holds.turn === null ? 'curve' : 'inSight';
      setSaid((old) =>
        old.reading === reading && old.difference === difference && old.line === line
          ? old
          : { reading, difference, line },
      );
    };
  });
  useEffect(() => {
    [painter.part, painter.without] = [shownPart, without];
    painter.focused = focused && count > 0 ? line : null;
    redraw();
  }, [painter, redraw, shownPart, without, focused, line, count]);

  const playerAt = (place: number): PlayerId | null => painter.scene?.lines[place]?.player ?? null;
  const choose = (place: number, extend: boolean) => {
    setAt(place);
    const player = playerAt(place);
    if (player !== null && shownIndexOf(lab.store.getState().shown, player) !== null)
      lab.select(player, extend);
  };
  const pointAt = (event: PointerEvent): Spot | null =>
    box.current && painter.pointAt(...pointIn(box.current, event));
  const lineAt = (event: PointerEvent): number | null =>
    box.current && painter.find(...pointIn(box.current, event));
  const pull = usePulledLine(painter, pointAt, lineAt, (found) => {
    const player = playerAt(found);
    if (player !== null && lab.store.getState().selected[0] !== player) choose(found, false);
    return player;
  });
  const say = useCallback(() => describePlane(lab, painter.sceneNow()), [lab, painter]);
  const lines = useCallback(
    () => explainPlane(lab, painter.sceneNow(), total),
    [lab, painter, total],
  );
  const hasLine =
    units !== null && chosen !== undefined && chosen >= units && chosen < units + count;
  const moved = changes.findLast(({ act }) => act?.kind === 'moveLine');

  return (
    <Panel
      lab={lab}
      name="plane"
      title={TITLE}
      lines={lines}
      aside={
        <Tabs
          label="Points"
          tabs={[
            { value: 'train' as Part, word: 'training' },
            ...(isKeptAside ? [{ value: 'validation' as Part, word: 'validation' }] : []),
            { value: 'test' as Part, word: 'test' },
          ]}
          chosen={shownPart}
          onChoose={setPart}
        />
      }
      reading={said.reading}
    >
      <div className="plane-stage" {...pull}>
        <GridBox
          lab={lab}
          box={box}
          canvas={canvas}
          height={Math.min(width, MOST_HEIGHT)}
          label="Lines of the first layer"
          say={say}
          count={count}
          across={1}
          at={line}
          isSelected={selected.includes(playerAt(line) ?? (-1 as never))}
          describe={(place) => describeLine(lab, painter.sceneNow(), place)}
          find={(x, y) => painter.find(x, y)}
          onMove={setAt}
          onFocus={setFocused}
          onPoint={(place) => lab.hover(place === null ? null : playerAt(place))}
          onChoose={choose}
          onEnter={(extend) => choose(line, extend)}
          onEscape={() => lab.hover(null)}
        />
        {hasLine && (
          <LineHolds player={chosen} painter={painter} pointAt={pointAt} move={move} turn={turn} />
        )}
      </div>
      <TakeOut
        player={chosen ?? null}
        line={hasLine ? said.line : 'none'}
        isOut={isOut}
        difference={said.difference}
        onChange={setIsOut}
      />
      {moved?.act?.kind === 'moveLine' && (
        <p className="plane-out">{movedInWords(moved.act.player, moved.step)}</p>
      )}
    </Panel>
  );
}
