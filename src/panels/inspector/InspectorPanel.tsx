/** One player: what it looks for, what it earns and pays, now and before, and who weighs on it. */
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import { Panel } from '../shared/Panel.tsx';
import { NOW, Picture } from '../shared/Picture.tsx';
import { ReadingLine, useReading } from '../shared/Reading.tsx';
import { Spoken } from '../shared/Spoken.tsx';
import { Tabs } from '../shared/Tabs.tsx';
import { stepAfterKey, stepOnAxis } from '../shared/timeKeys.ts';
import { useCanvas } from '../shared/useCanvas.ts';
import { nobodyInWords, useUncarried } from '../shared/uncarried.ts';
import { useChosen, useChosenId } from '../shared/useChosen.ts';
import { createNowPainter, momentNow } from './now.ts';
import { createInspectorPainter } from './painter.ts';
import { RivalList } from './RivalList.tsx';
import type { Measure } from './series.ts';
import { describeBars, describeInspector, explainInspector } from './words.ts';
import './inspector.css';
import { nameOf } from '../shared/shownPlayers.ts';

const MEASURES: readonly { value: Measure; word: string }[] = [
  { value: 'unit', word: 'per unit' },
  { value: 'all', word: 'in all' },
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
  const nobody = uncarried ?? 'Choose a player to see it close up.';
  const chosen = useChosenId(lab);
  // For the ledger, which shows nobody else where frames do not carry it.
  useEffect(() => {
    if (uncarried === null || chosen === null) return;
    return lab.figuresMonitor.watch({ first: chosen, count: 1 });
  }, [lab, uncarried, chosen]);
  const [measure, setMeasure] = useState<Measure>('unit');
  const past = useMemo(
    () =>
      createInspectorPainter(lab, tell, (words) =>
        write(story.current, words === '' ? nobody : words),
      ),
    [lab, tell, nobody],
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
    return moment === null ? nobodyInWords(lab) : describeBars(moment, measure);
  }, [lab, player, measure]);

  const moveTo = (step: number | null) => {
    past.cursor = step;
    redrawPast();
  };
  const onKey = (key: string) => {
    const step = stepAfterKey(key, past.cursor, lab.trajectory.latest?.step ?? 0);
    if (step === undefined) return false;
    moveTo(step);
    return true;
  };

  return (
    <Panel
      lab={lab}
      name="inspector"
      title={title}
      lines={lines}
      aside={
        <Tabs label="What is measured" tabs={MEASURES} chosen={measure} onChoose={setMeasure} />
      }
      reading={
        <ReadingLine line={line} standing={story}>
          {nobody}
        </ReadingLine>
      }
    >
      <div className="inspector" hidden={player === null}>
        <div
          className="inspector-now panel-focus"
          role="img"
          aria-label="Its picture, and what it earns and pays now"
          aria-describedby={`${id}-now`}
        >
          <canvas ref={nowCanvas} className="panel-canvas" aria-hidden="true" />
        </div>
        <Picture
          lab={lab}
          box={box}
          canvas={pastCanvas}
          className="inspector-past"
          label="Read the player at a past step"
          say={say}
          means={NOW}
          onKey={onKey}
          onPoint={(place) => moveTo(place === null ? null : stepOnAxis(past.layout?.x, place[0]))}
        />
        {player !== null && <RivalList key={player} lab={lab} player={player} />}
      </div>
      <Spoken lab={lab} id={`${id}-now`} say={sayNow} />
    </Panel>
  );
}
