/** One square per player, in layer grids; the player pointed at or selected stands large beside them. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isSquareGrey } from '../../data/dataSet.ts';
import { dataSetOf } from '../../data/rows.ts';
import { activeIn } from '../../game/summary.ts';
import { isDense } from '../../spec/network.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import { isGame } from '../../spec/play.ts';
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { hasPlane, isOfPoints } from '../../spec/planeNet.ts';
import { groupsOf, summariesOf } from '../shared/groups.ts';
import { countsOf, listedStates } from '../shared/states.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useWidth } from '../shared/useWidth.ts';
import { createInset, describePlayer, InsetNumbers } from './Inset.tsx';
import { isMove, neighbour, playerAt, playersLayout } from './layout.ts';
import { createPlayersPainter } from './painter.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import { hover, hoveredIn, nameOf, select, selectedIn } from '../shared/shownPlayers.ts';

export function PlayersPanel({ lab }: { readonly lab: Lab }) {
  const answersPrices = useStore(lab.store, ({ spec }) => isGame(spec));
  const all = useStore(lab.store, (state) => state.layers);
  const groups = useMemo(() => groupsOf(all, 'neuron'), [all]);
  const { layers } = groups;
  const player = useChosen(lab);
  const selected = useStore(lab.store, (state) => state.selected);
  const sandbox = useStore(lab.store, (state) => isSandbox(state.spec));
  const isPlane = useStore(lab.store, ({ spec }) => isOfPoints(spec));
  const isDrawn = useStore(lab.store, ({ spec }) => hasPlane(spec));
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const layout = useMemo(() => playersLayout(width, layers), [width, layers]);
  const inset = useMemo(() => createInset(lab, 'neuron'), [lab]);
  const painter = useMemo(() => createPlayersPainter(lab, inset.show), [lab, inset]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const [place, setPlace] = useState<ShownIndex | null>(null);
  const [focused, setFocused] = useState(false);
  const count = layers.reduce((sum, layer) => sum + layer.count, 0);
  const total = layers.reduce((sum, layer) => sum + layer.total, 0);
  const { from, end } = layout;
  const playerOf = (at: number) => shownIndex(from + at);
  const active = shownIndex(Math.max(from, Math.min(place ?? from, end - 1)));

  useEffect(() => {
    painter.focused = focused && count > 0 ? active : null;
    redraw();
  }, [painter, redraw, focused, active, count]);

  const say = useCallback(() => {
    const { latest } = lab.trajectory;
    if (latest === null) return 'No player has moved yet.';
    const summaries = summariesOf(latest, groups);
    const inLayers = groups.layers.map(
      ({ name, total }, index) =>
        `${name}: ${grouped(activeIn(summaries, index))} of ${grouped(total)} in.`,
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

  const lines = useCallback(
    async () => (await import('./explain.ts')).explainPlayers(lab, player),
    [lab, player],
  );
  const isImage = useStore(lab.store, ({ spec }) => isSquareGrey(dataSetOf(spec)));
  const dense = useStore(lab.store, ({ spec }) => isDense(spec));
  const title =
    count === total
      ? `${grouped(count)} ${sandbox ? 'players, one square each' : 'players, one square per hidden neuron'}`
      : `${grouped(count)} of ${grouped(total)} players, a random sample`;
  const pictured = sandbox
    ? 'One patch per player: the stronger, the more alike they point. Its strength and the bar below show'
    : isPlane && isDrawn
      ? 'Each square is the plane: the more colour, the more the neuron gives there. Its strength and the bar below show'
      : isPlane
        ? 'There is no picture of what these neurons give. The bar shows'
        : dense
          ? isImage
            ? 'Each picture is what the neuron looks for. Its strength and the bar below show'
            : 'Of such data there is no picture of what a neuron looks for. The bar shows'
          : 'Neurons behind filters have no picture of their own here. The bar shows';

  return (
    <Panel
      lab={lab}
      name="players"
      title={title}
      lines={lines}
      reading={`${pictured} participation s. A cross is a pruned player.`}
    >
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={layout.height}
        label="Players"
        say={say}
        count={count}
        across={(key, at) => (isMove(key) ? neighbour(layout, playerOf(at), key) - from : null)}
        at={active - from}
        isSelected={count > 0 && selected.includes(nameOf(lab, active))}
        isMultiple
        describe={(at) => describePlayer(lab, playerOf(at))}
        find={(x, y) => {
          const player = playerAt(layout, x, y);
          return player === null ? null : player - from;
        }}
        onMove={(at) => setPlace(playerOf(at))}
        onFocus={setFocused}
        onPoint={(at) => {
          const player = at === null ? null : playerOf(at);
          if (player !== hoveredIn(lab)) hover(lab, player);
        }}
        onChoose={(at, extend) => {
          setPlace(playerOf(at));
          select(lab, playerOf(at), extend);
        }}
        onEnter={(extend) => select(lab, active, extend)}
        onEscape={() => {
          lab.hover(null);
          // Extending by a selected player takes it out.
          for (const player of selected) lab.select(player, true);
        }}
      >
        <InsetNumbers inset={inset} place={layout.inset} answersPrices={answersPrices} />
      </GridBox>
    </Panel>
  );
}
