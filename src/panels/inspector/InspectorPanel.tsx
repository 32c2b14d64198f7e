/** One player: what it looks for, what it earns and pays, now and before, and who weighs on it. */
import {
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { Lab } from '../../state/lab.ts';
import { Explain } from '../shared/Explain.tsx';
import { Panel, Spoken } from '../shared/Panel.tsx';
import { Picture, ReadingLine, useReading } from '../shared/Reading.tsx';
import { stepAfterKey, stepOnAxis } from '../shared/timeKeys.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { useUncarried } from '../shared/uncarried.ts';
import { useChosen } from '../shared/useChosen.ts';
import { createNowPainter, momentNow } from './now.ts';
import { createInspectorPainter } from './painter.ts';
import { RivalList } from './RivalList.tsx';
import type { Measure } from './series.ts';
import { describeBars, describeInspector, explainInspector } from './words.ts';
import { pointIn } from '../shared/pointIn.ts';
import './inspector.css';
import { nameOf } from '../shared/shownPlayers.ts';

const MEASURES: readonly { measure: Measure; word: string }[] = [
  { measure: 'unit', word: 'per unit' },
  { measure: 'all', word: 'in all' },
];

function write(element: HTMLElement | null, words: string): void {
  if (element && element.textContent !== words) element.textContent = words;
}

export function InspectorPanel({ lab }: { readonly lab: Lab }) {
  const id = useId();
  const { box, line, tell } = useReading('now');
  const story = useRef<HTMLSpanElement>(null);
  const player = useChosen(lab);
  const uncarried = useUncarried(lab);
  const [measure, setMeasure] = useState<Measure>('unit');
  const past = useMemo(
    () =>
      createInspectorPainter(lab, tell, (words) =>
        write(
          story.current,
          words === '' ? (uncarried ?? 'Choose a player to see it close up.') : words,
        ),
      ),
    [lab, tell, uncarried],
  );
  const now = useMemo(() => createNowPainter(lab), [lab]);
  const { canvas: pastCanvas, redraw: redrawPast } = useCanvas(lab, past);
  const { canvas: nowCanvas, redraw: redrawNow } = useCanvas(lab, now);
  useEffect(() => {
    for (const painter of [past, now]) {
      painter.player = player;
      painter.measure = measure;
    }
    redrawPast();
    redrawNow();
  }, [past, now, redrawPast, redrawNow, player, measure]);
  const title =
    player === null ? 'One player, close up' : `Player ${nameOf(lab, player)}, close up`;
  const lines = useCallback(() => explainInspector(lab, player, measure), [lab, player, measure]);
  const say = useCallback(
    () => describeInspector(lab, player, momentNow(lab, player, measure)),
    [lab, player, measure],
  );
  const sayNow = useCallback(() => {
    const moment = momentNow(lab, player, measure);
    return moment === null ? 'No player is chosen yet.' : describeBars(moment, measure);
  }, [lab, player, measure]);

  const moveTo = (step: number | null) => {
    past.cursor = step;
    redrawPast();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepAfterKey(event.key, past.cursor, lab.trajectory.latest?.step ?? 0);
    if (step === undefined) return;
    moveTo(step);
    event.preventDefault();
  };

  return (
    <Panel
      name="inspector"
      title={title}
      aside={
        <div className="panel-aside">
          <Explain lab={lab} of={title} lines={lines} />
          <div className="panel-tabs" role="group" aria-label="What is measured">
            {MEASURES.map((each) => (
              <button
                key={each.measure}
                type="button"
                aria-pressed={measure === each.measure}
                onClick={() => setMeasure(each.measure)}
              >
                {each.word}
              </button>
            ))}
          </div>
        </div>
      }
      reading={
        <ReadingLine line={line} standing={story}>
          Choose a player to see it close up.
        </ReadingLine>
      }
    >
      <div className="inspector" hidden={player === null}>
        <div
          className="inspector-now panel-focus"
          role="img"
          aria-label="What it looks for, earns and pays now"
          aria-describedby={`${id}-now`}
        >
          <canvas ref={nowCanvas} className="panel-canvas" aria-hidden="true" />
        </div>
        <Picture
          box={box}
          canvas={pastCanvas}
          className="inspector-past"
          aria-label="Read the player at a past step"
          aria-valuenow={100}
          words={`${id}-words`}
          onKeyDown={onKeyDown}
          onPointerMove={(event) => {
            const [x] = pointIn(event.currentTarget, event);
            moveTo(stepOnAxis(past.layout?.x, x));
          }}
          onPointerLeave={() => moveTo(null)}
        />
        {player !== null && <RivalList key={player} lab={lab} player={player} />}
      </div>
      <Spoken lab={lab} id={`${id}-words`} say={say} />
      <Spoken lab={lab} id={`${id}-now`} say={sayNow} />
    </Panel>
  );
}
