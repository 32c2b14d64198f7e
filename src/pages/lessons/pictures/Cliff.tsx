/** Right answers of the net against how many of its neurons are out, test by test; and where the visitor said it would fall. */
import { bestOf, courseOf, edgeOf, POINTS } from '../chapters/cliff.ts';
import { lastOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { Axes, Drawing, GuessMark } from './frame.tsx';
import type { PictureProps } from './picture.ts';

export function Cliff({ played, said, isAnswered }: PictureProps) {
  const { words, number } = useSpeech();
  const count = lastOf(played).participation.length;
  const course = courseOf(played);
  const edge = isAnswered && said?.length !== 2 ? edgeOf(course) : null;
  const last = course.at(-1);
  const best = bestOf(course);
  const guess = said !== null && typeof said !== 'string' && said.length === 1 ? said[0]! : NaN;
  return (
    <Drawing
      label={words.picture.cliff(number(last?.out ?? 0), number(100 * (last?.accuracy ?? NaN), 1))}
      reading={
        edge === null
          ? words.picture.cliffReading
          : `${words.picture.cliffReading} ${words.picture.cliffAnswered}`
      }
      height={290}
      most={720}
    >
      {(box) => {
        const at = ({ out, accuracy }: { out: number; accuracy: number }) =>
          `${box.x(out / count).toFixed(1)} ${box.y(accuracy).toFixed(1)}`;
        return (
          <>
            <Axes
              box={box}
              marks={[
                [0, '0'],
                [0.5, '50'],
                [1, '100'],
              ]}
              words={[`0 ${words.picture.out}`, number(count)]}
            />
            <text x={box.x(0) + 12} y={box.y(0.5) - 8}>
              {words.picture.accuracy}
            </text>
            {edge !== null && (
              <path
                data-mark="limit"
                d={`M${box.x(0)} ${box.y(best - POINTS / 100)}H${box.x(1)}`}
                className="lesson-limit"
              />
            )}
            {course.length > 1 && (
              <path d={`M${course.map(at).join('L')}`} className="lesson-way" />
            )}
            {course.map((point, index) => (
              <circle
                key={index}
                data-mark={index === course.length - 1 ? 'last' : undefined}
                cx={box.x(point.out / count)}
                cy={box.y(point.accuracy)}
                r={3}
                className="lesson-test"
              />
            ))}
            {!Number.isNaN(guess) && (
              <>
                <path
                  d={`M${box.x(guess / count)} ${box.y(0)}V${box.y(1)}`}
                  className="lesson-guess"
                />
                <GuessMark
                  x={box.x(guess / count)}
                  y={box.y(0.25)}
                  label={words.picture.guess}
                  {...{ box }}
                />
              </>
            )}
            {edge !== null && (
              <circle
                cx={box.x(edge.out / count)}
                cy={box.y(edge.accuracy)}
                r={8}
                className="lesson-came-dot"
              />
            )}
          </>
        );
      }}
    </Drawing>
  );
}
