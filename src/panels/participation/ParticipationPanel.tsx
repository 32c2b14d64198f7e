/** Participation of all players over time, as lines, as heat or by layer, with a reading line. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { isGame } from '../../spec/play.ts';
import type { RunView } from '../../state/lab.ts';
import { useRaise } from '../../ui/useRaise.ts';
import { Panel } from '../shared/Panel.tsx';
import { alongAfterKey } from '../shared/keys.ts';
import { Picture, type Place } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { Tabs } from '../shared/Tabs.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useChosen } from '../shared/useChosen.ts';
import { useWidth } from '../shared/useWidth.ts';
import { createTimePainter } from './painter.ts';
import { viewsOf, type View } from './views.ts';
import { describeColumn, describeNow } from './words.ts';
import { hover, hoveredIn, select } from '../shared/shownPlayers.ts';

const TITLE = 'Participation so far';
const HEIGHT = { wide: 356, narrow: 330 } as const;

export function ParticipationPanel({ lab }: { readonly lab: RunView }) {
  const layers = useStore(lab.store, (state) => state.layers);
  const answersPrices = useStore(lab.store, ({ spec }) => isGame(spec));
  const views = useMemo(() => viewsOf(layers), [layers]);
  const [wanted, setView] = useState<View | null>(null);
  const tabs = views.map(({ view, name }) => ({ value: view, word: name }));
  const offer = views.find((entry) => entry.view === wanted) ?? views[0];
  const { view } = offer;
  const { box, line, tell, tellPlace } = useReading('now');
  const width = useWidth(box);

  const painter = useMemo(
    () =>
      createTimePainter(lab, (column) => {
        const words = column < 0 ? '' : describeColumn(lab, column);
        tell(words);
        tellPlace(Math.max(0, column), Math.max(0, lab.trajectory.length - 1));
      }),
    [lab, tell, tellPlace],
  );
  const { canvas, redraw } = useCanvas(lab, painter);

  const raise = useRaise();
  useEffect(() => {
    painter.view = view;
    redraw();
    if (view === 'lines' || painter.more !== null) return;
    import('./otherViews.ts').then((more) => {
      painter.more = more;
      redraw();
    }, raise);
  }, [painter, redraw, raise, view]);

  const moveTo = (step: number | null) => {
    painter.cursor = step;
    redraw();
  };
  const onPoint = (place: Place | null) => {
    if (place === null) {
      lab.hover(null);
      moveTo(null);
      return;
    }
    const player = painter.playerAt(...place);
    if (player !== hoveredIn(lab)) hover(lab, player);
    const { layout } = painter;
    if (layout === null) return;
    const step = layout.x.invert(place[0]);
    const last = lab.trajectory.latest?.step ?? 0;
    moveTo(step < 0 || step > last ? null : step);
  };
  const onKey = (key: string) => {
    const { trajectory } = lab;
    const last = trajectory.length - 1;
    if (key === 'Escape') moveTo(null);
    else {
      const at = painter.cursor === null ? last + 1 : trajectory.columnAt(painter.cursor);
      const to = alongAfterKey(key, at, last);
      if (to === undefined || last < 0) return false;
      moveTo(to > last ? null : trajectory.steps[Math.max(0, to)]);
    }
    return true;
  };
  const say = useCallback(() => describeNow(lab), [lab]);
  const player = useChosen(lab);
  const lines = useCallback(
    async () => (await import('./explain.ts')).explainParticipation(lab, player),
    [lab, player],
  );

  return (
    <Panel
      lab={lab}
      name="participation"
      title={TITLE}
      lines={lines}
      aside={<Tabs label="View" tabs={tabs} chosen={view} onChoose={setView} />}
      reading={
        <ReadingLine line={line}>
          {answersPrices ? offer.reading : (offer.readingOfRule ?? offer.reading)}
        </ReadingLine>
      }
    >
      <Picture
        lab={lab}
        box={box}
        canvas={canvas}
        height={width < 560 ? HEIGHT.narrow : HEIGHT.wide}
        label="Read the past"
        say={say}
        onKey={onKey}
        onPoint={onPoint}
        onPress={(place, shift) => {
          const player = painter.playerAt(...place);
          if (player !== null) select(lab, player, shift);
        }}
      />
    </Panel>
  );
}
