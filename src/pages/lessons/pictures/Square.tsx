/** Two players: their best responses, where these cross, the way the game went, and where the visitor said it would end. */
import { useMemo, useRef, type PointerEvent } from 'react';
import { nullcline, type Point } from '../../../game/frozen/slice.ts';
import { middleOf, rests } from '../../../game/frozen/sliceRests.ts';
import { Slider } from '../../../ui/Slider.tsx';
import { scaleIn } from '../Ask.tsx';
import { sliceOfTwo } from '../chapters/two.ts';
import { lastOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { Axes, Drawing, GuessMark, type Box } from './frame.tsx';
import type { PictureProps } from './picture.ts';

const SIZE = 332;
/** For the name of the upright axis, which no line may cross. */
const ABOVE = 14;

export function Square({ played, said, onSay, onPlace, isAsking = false }: PictureProps) {
  const speech = useSpeech();
  const { words, number } = speech;
  const scale = useMemo(() => scaleIn(speech, { min: 0, max: 1 }), [speech]);
  const isHeld = useRef(false);
  const slice = sliceOfTwo(played.spec);
  const crossings = rests(slice);
  /** Best responses and crossings are the answer. */
  const shown = isAsking ? [] : crossings;
  const [one, other] = lastOf(played).participation;
  const path = (points: readonly Point[], { x, y }: Box) =>
    `M${points.map(([s, t]) => `${x(s)} ${y(t)}`).join('L')}`;
  // From where they were put last.
  const begun = played.changes.findLast(({ act }) => act !== undefined)?.step ?? 0;
  const since = played.moments.filter(({ step }) => step >= begun);
  const way = since.map(({ participation: [s, t] }): Point => [s!, t!]);

  function place(event: PointerEvent<SVGRectElement>): void {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const within = (share: number) => Math.min(1, Math.max(0, Math.round(100 * share) / 100));
    const point = [
      within((event.clientX - left) / width),
      within(1 - (event.clientY - top) / height),
    ];
    (onSay ?? onPlace)?.(point);
  }

  const drawing = (
    <Drawing
      label={
        isAsking
          ? words.picture.squareBefore(number(one!, 2), number(other!, 2))
          : words.picture.square(number(one!, 2), number(other!, 2), number(crossings.length))
      }
      reading={
        !isAsking
          ? words.picture.squareReading
          : onSay === null
            ? words.picture.squareBegins
            : `${words.picture.squareBegins} ${words.picture.squareAsked}`
      }
      height={SIZE}
      above={ABOVE}
      isSquare
    >
      {(box) => (
        <>
          <Axes
            box={box}
            marks={[
              [0, '0'],
              [1, '1'],
            ]}
            words={[`${words.player('0')} →`, '1']}
          />
          {!isAsking &&
            ([0, 1] as const).map((side) => {
              const line = nullcline(slice, side);
              return (
                line !== null && (
                  <path
                    key={side}
                    d={path(line, box)}
                    className={`lesson-best lesson-best-${side}`}
                  />
                )
              );
            })}
          <text data-mark="upright" x={box.x(0)} y={box.y(1) - 10}>
            {words.player('1')} ↑
          </text>
          {shown.map(({ corners, stable }, index) => {
            const [s, t] = middleOf(corners);
            return corners.length === 1 ? (
              <circle
                key={index}
                data-mark="crossing"
                cx={box.x(s)}
                cy={box.y(t)}
                r={6}
                className={stable ? 'lesson-rest' : 'lesson-ridge'}
              />
            ) : (
              <path key={index} d={path(corners, box)} className="lesson-rests" />
            );
          })}
          <path d={path(way, box)} className="lesson-way" />
          <circle cx={box.x(way[0]![0])} cy={box.y(way[0]![1])} r={4} className="lesson-start" />
          {said !== null && typeof said !== 'string' && said.length === 2 && (
            <GuessMark
              x={box.x(said[0]!)}
              y={box.y(said[1]!)}
              label={words.picture.guess}
              {...{ box }}
            />
          )}
          <circle
            data-mark="now"
            cx={box.x(one!)}
            cy={box.y(other!)}
            r={7}
            className="lesson-came-dot"
          />
          {(onSay !== null || onPlace !== null) && (
            <rect
              x={box.x(0)}
              y={box.y(1)}
              width={Math.max(0, box.x(1) - box.x(0))}
              height={box.y(0) - box.y(1)}
              className="lesson-place"
              onPointerDown={(event) => {
                isHeld.current = true;
                event.currentTarget.setPointerCapture(event.pointerId);
                place(event);
              }}
              onPointerMove={(event) => isHeld.current && place(event)}
              onPointerUp={() => (isHeld.current = false)}
              onPointerCancel={() => (isHeld.current = false)}
            />
          )}
        </>
      )}
    </Drawing>
  );
  if (onPlace === null) return drawing;
  return (
    <>
      {drawing}
      <div className="lesson-rival">
        <p>{words.picture.startReading}</p>
        {[one!, other!].map((s, player) => (
          <div key={player}>
            <p>
              {words.player(String(player))}: s = {number(s, 2)}
            </p>
            <Slider
              label={words.player(String(player))}
              scale={scale}
              min={0}
              max={1}
              value={s}
              valueText={number(s, 2)}
              commit="release"
              onChange={(value) =>
                onPlace([one!, other!].map((old, i) => (i === player ? value : old)))
              }
            />
          </div>
        ))}
      </div>
    </>
  );
}
