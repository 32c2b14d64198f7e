/** One square per player, in layer grids; the player pointed at or selected stands large beside them. */
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { useStore } from 'zustand';
import { activeIn } from '../../game/summary.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { groupsOf, summariesOf } from '../shared/groups.ts';
import { countsOf, listedStates } from '../shared/states.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useWidth } from '../shared/useWidth.ts';
import { explainPlayers } from './explain.ts';
import { createInset, describePlayer, InsetNumbers } from './Inset.tsx';
import { neighbour, playerAt, playersLayout, type Move } from './layout.ts';
import { createPlayersPainter } from './painter.ts';
import { pointIn } from '../shared/pointIn.ts';
import { rem } from '../../ui/room.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import { hover, hoveredIn, nameOf, select, selectedIn } from '../shared/shownPlayers.ts';

const MOVES: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
] satisfies Move[];

export function PlayersPanel({ lab }: { readonly lab: Lab }) {
  const all = useStore(lab.store, (state) => state.layers);
  const groups = useMemo(() => groupsOf(all, 'neuron'), [all]);
  const { layers } = groups;
  const player = useChosen(lab);
  const selected = useStore(lab.store, (state) => state.selected);
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const layout = useMemo(() => playersLayout(width, layers), [width, layers]);
  const inset = useMemo(() => createInset(lab), [lab]);
  const painter = useMemo(() => createPlayersPainter(lab, inset.show), [lab, inset]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const [place, setPlace] = useState<ShownIndex | null>(null);
  const [focused, setFocused] = useState(false);
  const count = layers.reduce((sum, layer) => sum + layer.count, 0);
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);
  const { from, end } = layout;
  const active = shownIndex(Math.max(from, Math.min(place ?? from, end - 1)));

  useEffect(() => {
    painter.focused = focused && count > 0 ? active : null;
    redraw();
  }, [painter, redraw, focused, active, count]);

  const pointed = (event: PointerEvent): ShownIndex | null => {
    return playerAt(layout, ...pointIn(event.currentTarget, event));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (count === 0) return;
    if (MOVES.includes(event.key)) setPlace(neighbour(layout, active, event.key as Move));
    else if (event.key === 'Enter' || event.key === ' ') select(lab, active, event.shiftKey);
    else if (event.key === 'Escape') {
      lab.hover(null);
      // Extending by a selected player takes it out.
      for (const player of selected) lab.select(player, true);
    } else return;
    event.preventDefault();
  };
  const say = useCallback(() => {
    const { latest } = lab.trajectory;
    if (latest === null) return 'No player has moved yet.';
    const summaries = summariesOf(latest, groups);
    const inLayers = groups.layers.map(
      ({ name, total }, index) => `${name}: ${activeIn(summaries, index)} of ${total} in.`,
    );
    const states = listedStates(countsOf({ summaries }))
      .map(({ words }) => words)
      .join(', ');
    return [
      states + '.',
      ...inLayers,
      ...selectedIn(lab).map((player) => describePlayer(lab, player)),
    ].join(' ');
  }, [lab, groups]);

  const lines = useCallback(() => explainPlayers(lab, player), [lab, player]);
  const title =
    count === total
      ? `${grouped(count)} ${sandbox ? 'players, one square each' : 'players, one square per hidden neuron'}`
      : `${grouped(count)} of ${grouped(total)} players, a random sample`;

  return (
    <Panel
      name="players"
      title={title}
      aside={<Explain lab={lab} of={title} lines={lines} />}
      reading={`${sandbox ? 'One patch per player: the stronger, the more alike they point.' : 'Each picture is what the neuron looks for.'} Its strength and the bar below show participation s. A cross is a pruned player.`}
    >
      <div
        ref={box}
        className="panel-focus"
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label="Players"
        aria-describedby={`${id}-words`}
        aria-activedescendant={focused && count > 0 ? `${id}-active` : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onPointerMove={(event) => {
          const player = pointed(event);
          if (player !== hoveredIn(lab)) hover(lab, player);
        }}
        onPointerLeave={() => lab.hover(null)}
        onClick={(event) => {
          const player = pointed(event as unknown as PointerEvent);
          if (player === null) return;
          setPlace(player);
          select(lab, player, event.shiftKey);
        }}
      >
        <canvas
          ref={canvas}
          className="panel-canvas"
          style={{ height: rem(layout.height) }}
          aria-hidden="true"
        />
        {/* One option stands for all: the one in focus, with its place in the whole. */}
        <span
          id={`${id}-active`}
          role="option"
          className="panel-spoken"
          aria-selected={count > 0 && selected.includes(nameOf(lab, active))}
          aria-posinset={active - from + 1}
          aria-setsize={count}
        >
          {focused ? describePlayer(lab, active) : count > 0 ? `Player ${nameOf(lab, active)}` : ''}
        </span>
        <InsetNumbers inset={inset} place={layout.inset} />
      </div>
      <Spoken lab={lab} id={`${id}-words`} say={say} />
    </Panel>
  );
}
