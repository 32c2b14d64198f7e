/** What player 1 gains at every s while its rival stands where the visitor drags it. */
import { useMemo, useState } from 'react';
import { bestResponseIn, utilityIn } from '../../../game/frozen/slice.ts';
import { Slider } from '../../../ui/Slider.tsx';
import { sliceOfTwo } from '../chapters/two.ts';
import { lastOf } from '../chapter.ts';
import { scaleIn } from '../Ask.tsx';
import { useSpeech } from '../words/words.ts';
import { Axes, Drawing } from './frame.tsx';
import type { PictureProps } from './picture.ts';

/** U is drawn from −1 to a half. */
const [LOW, HIGH] = [-1, 0.5];
const POINTS = 50;

export function Utility({ played, isAnswered, isAsking = false }: PictureProps) {
  const speech = useSpeech();
  const { words, number } = speech;
  const [dragged, setDragged] = useState<number | null>(null);
  const scale = useMemo(() => scaleIn(speech, { min: 0, max: 1 }), [speech]);
  const slice = sliceOfTwo(played.spec);
  const [now, own] = lastOf(played).participation;
  const rival = dragged ?? now!;
  const best = bestResponseIn(slice, 1, [rival, own!]);
  const gainAt = (s: number) => utilityIn(slice, 1, [rival, s]);
  return (
    <>
      <Drawing
        label={
          isAsking
            ? words.picture.utilityBefore
            : words.picture.utility(number(rival, 2), number(best, 2))
        }
        reading={words.picture.utilityReading}
        height={240}
        most={560}
      >
        {(box) => {
          const y = (gain: number) =>
            box.y((Math.min(HIGH, Math.max(LOW, gain)) - LOW) / (HIGH - LOW));
          const curve = Array.from({ length: POINTS + 1 }, (_, k) => k / POINTS);
          return (
            <>
              <Axes
                box={box}
                marks={[
                  [0, number(LOW)],
                  [-LOW / (HIGH - LOW), '0'],
                  [1, number(HIGH, 1)],
                ]}
                words={['s = 0', 's = 1']}
              />
              <text x={box.x(0) + 8} y={box.y(1) + 18}>
                {words.picture.gains}
              </text>
              {/* Its course is the answer. */}
              {!isAsking && (
                <>
                  <path
                    d={`M${curve.map((s) => `${box.x(s)} ${y(gainAt(s))}`).join('L')}`}
                    className="lesson-line lesson-line-chosen"
                    stroke="var(--ink)"
                  />
                  <circle cx={box.x(best)} cy={y(gainAt(best))} r={9} className="lesson-highest" />
                  <circle cx={box.x(own!)} cy={y(gainAt(own!))} r={6} className="lesson-came-dot" />
                </>
              )}
            </>
          );
        }}
      </Drawing>
      {isAnswered && (
        <div className="lesson-rival">
          <p>{words.picture.rivalAt(number(rival, 2), number(best, 2))}</p>
          <Slider
            label={words.picture.rival}
            scale={scale}
            min={0}
            max={1}
            value={rival}
            valueText={number(rival, 2)}
            onChange={setDragged}
          />
        </div>
      )}
    </>
  );
}
