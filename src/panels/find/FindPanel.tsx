/** “Find me”: a search for a setting, try by try. */
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AskedSearch, Finder } from '../../state/find/finder.ts';
import type { Lab } from '../../state/lab.ts';
import { GridBox } from '../shared/GridBox.tsx';
import { Panel } from '../shared/Panel.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { useCanvas } from '../shared/useCanvas.ts';
import { useWidth } from '../shared/useWidth.ts';
import { explainFind } from './explain.ts';
import { createFindPainter } from './painter.ts';
import { severalHeight } from './several.ts';
import { gameSentence, toldGames } from './told.ts';

const FUNNEL_HEIGHT = 190;

interface Props {
  readonly lab: Lab;
  readonly finder: Finder;
  /** What is wanted, to be set; below the heading. Phrasing content. */
  readonly sentence: ReactNode;
  readonly aside: ReactNode;
  /** What was found; beside the picture. */
  readonly answer: ReactNode;
  /** Puts the setting of a game on the sliders; counted from 0. */
  readonly onChoose: (game: number) => void;
}

export function FindPanel({ lab, finder, sentence, aside, answer, onChoose }: Props) {
  const asked = useStore(finder.store, (state) => state.asked);
  const areSeveral = asked !== null && asked.search.axes.length > 1;
  const lines = useCallback(() => explainFind(areSeveral), [areSeveral]);
  return (
    <Panel lab={lab} name="find" title="Find me" lines={lines} aside={aside} reading={sentence}>
      {asked !== null && (
        <div className="find-found">
          <Tries lab={lab} finder={finder} asked={asked} onChoose={onChoose} />
          {answer}
        </div>
      )}
    </Panel>
  );
}

function Tries({
  lab,
  finder,
  asked,
  onChoose,
}: Pick<Props, 'lab' | 'finder' | 'onChoose'> & { readonly asked: AskedSearch }) {
  const { box, line, tell } = useReading('no try is being read');
  const painter = useMemo(() => createFindPainter(finder), [finder]);
  const { canvas, redraw } = useCanvas(lab, painter);
  const width = useWidth(box, 704);
  const state = useStore(finder.store);
  const games = useMemo(() => toldGames(asked, state), [asked, state]);
  const [at, setAt] = useState(0);
  const [isFocused, setFocused] = useState(false);
  const areSeveral = asked.search.axes.length > 1;
  const height = areSeveral ? severalHeight(width, asked.search.axes.length + 2) : FUNNEL_HEIGHT;
  const describe = useCallback(
    (i: number) => {
      const game = games[i];
      return game === undefined ? '' : gameSentence(asked, game);
    },
    [asked, games],
  );
  const say = useCallback(
    () =>
      games.length === 0
        ? 'Nothing is tried yet.'
        : `${games.length} ${games.length === 1 ? 'try' : 'tries'}. ${describe(games.findIndex(({ isBest }) => isBest))}`.trim(),
    [games, describe],
  );

  const point = (i: number | null) => {
    painter.lit = i;
    tell(i === null ? '' : describe(i));
    redraw();
  };
  useEffect(redraw, [redraw, games, height]);
  const here = Math.min(at, Math.max(0, games.length - 1));

  return (
    <div className="find-tries">
      <p className="panel-reading">
        <ReadingLine line={line}>
          {areSeveral
            ? 'Left: a line is a game, from its prices to what it came to. Right: up is better, right has fewer players. Darker and larger: played longer.'
            : 'Left to right, one try after the other. Band: the range still open; each try cuts it. Filled: meets the goal, hollow: does not.'}
        </ReadingLine>
      </p>
      <GridBox
        lab={lab}
        box={box}
        canvas={canvas}
        height={height}
        label="Tries of the search; Enter puts one on the sliders"
        say={say}
        count={games.length}
        across={1}
        at={here}
        isSelected={isFocused}
        describe={describe}
        find={(x, y) => painter.gameAt(x, y)}
        onMove={(to) => {
          setAt(to);
          point(to);
        }}
        onFocus={(focused) => {
          setFocused(focused);
          point(focused && games.length > 0 ? here : null);
        }}
        onPoint={point}
        onChoose={(i) => {
          setAt(i);
          point(i);
        }}
        onEnter={() => onChoose(here)}
        onEscape={() => point(null)}
      />
    </div>
  );
}
