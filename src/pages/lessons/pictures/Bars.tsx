/**
 * What each player earns for each unit of s, as the height of a bar, and the fee across. Its filled width is s, so that
 * the filled area is what the player earns in all.
 */
import { useContext } from 'react';
import { pricesOfGroup } from '../../../game/prices.ts';
import { lastOf, outOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { Axes, Drawing, PictureRoom } from './frame.tsx';
import type { PictureProps } from './picture.ts';

/** So few bars have their players' names below them, more the numbers alone. */
const NAMED = 4;

export function Bars({ played, chosen, isMarked, onChoose }: PictureProps) {
  const { words, number } = useSpeech();
  const isGiven = useContext(PictureRoom) !== null;
  const { participation, benefit, fee } = lastOf(played);
  const alpha = pricesOfGroup(played.spec, 0, 1).alpha;
  const count = participation.length;
  const out = outOf(played).length;
  /** A higher fee is beyond the picture. */
  const line = Math.min(1, fee);
  return (
    <Drawing
      label={
        fee > 0
          ? words.picture.bars(number(fee, 3), number(count), number(out))
          : words.picture.barsFree(number(count), number(out))
      }
      reading={words.picture.barsReading}
      height={220}
      most={count <= NAMED ? 280 : 720}
    >
      {(box) => {
        const pitch = (box.x(1) - box.x(0)) / count;
        const wide = Math.min(48, 0.7 * pitch);
        const step = Math.ceil(24 / pitch);
        return (
          <>
            <Axes
              box={box}
              marks={[
                [0, '0'],
                [0.5, number(0.5, 1)],
                [1, '1'],
              ]}
              words={['', '']}
            />
            {Array.from(benefit, (b, i) => {
              const [x, s] = [box.x((i + 0.5) / count), participation[i]!];
              const top = box.y(Math.min(1, Math.max(0, alpha * b)));
              const height = box.y(0) - top;
              return (
                <g key={i} data-mark={`player-${i}`} onClick={() => onChoose(i)}>
                  <rect
                    x={x - wide / 2}
                    y={top}
                    width={wide}
                    height={height}
                    className="lesson-bar"
                  />
                  <rect
                    x={x - (s * wide) / 2}
                    y={top}
                    width={s * wide}
                    height={height}
                    className="lesson-filled"
                  />
                  {s === 0 && (
                    <path
                      className="lesson-cross"
                      d={`M${x - 5} ${box.y(0) - 13}l10 10m0 -10l-10 10`}
                    />
                  )}
                  {isMarked && i === chosen && count > 1 && (
                    <path
                      className="lesson-chosen"
                      d={`M${x - wide / 2} ${box.y(0) + 4}h${wide}`}
                    />
                  )}
                  {i % step === 0 && (
                    <text x={x} y={box.wordsY} textAnchor="middle">
                      {count <= NAMED ? words.player(String(i)) : i}
                    </text>
                  )}
                </g>
              );
            })}
            {count > NAMED && !isGiven && (
              <text x={box.x(0) - 2} y={box.wordsY} textAnchor="end">
                {words.picture.player}
              </text>
            )}
            {fee > 0 && (
              <>
                <path d={`M${box.x(0)} ${box.y(line)}H${box.x(1)}`} className="lesson-fee" />
                <text
                  x={box.x(1)}
                  y={box.y(line) - 8}
                  textAnchor="end"
                  data-mark="fee"
                  className="lesson-fee-word"
                >
                  {words.picture.fee} {number(fee, 3)}
                  {fee > line && ' ↑'}
                </text>
              </>
            )}
          </>
        );
      }}
    </Drawing>
  );
}
