/** Every player as a square: the darker, the more it takes part; a cross where it is out. */
import { useContext } from 'react';
import { isSandbox } from '../../../game/sandbox/game.ts';
import { lastOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { Drawing, PictureRoom, rampOf } from './frame.tsx';
import type { PictureProps } from './picture.ts';

/** Room for the words below. */
const BELOW = { usual: 34, given: 22 };
/** So few squares are large enough for their numbers. */
const NUMBERED = 6;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** From one square to the next, across and down. */
  readonly pitch: number;
  readonly tall: number;
}

function usualGrid(count: number, width: number): Grid {
  const [columns, largest, tall] = count > 24 ? [32, 22, 18] : [Math.min(count, 12), 38, 38];
  // Before it is laid out, a place may have no width.
  const pitch = Math.max(4, Math.min(largest, width / columns));
  return { columns, rows: Math.ceil(count / columns), pitch, tall };
}

/** The largest squares that fit. */
function largestGrid(count: number, width: number, height: number): Grid {
  let best: Grid = { columns: count, rows: 1, pitch: 4, tall: 4 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const pitch = Math.min(width / columns, height / rows);
    if (pitch > best.pitch) best = { columns, rows, pitch, tall: pitch };
  }
  return best;
}

export function Tiles({ played, chosen, onChoose }: PictureProps) {
  const { words, number } = useSpeech();
  const { participation } = lastOf(played);
  // A net's neurons come near 0 and seldom to it: below ε they are pruned.
  const least = isSandbox(played.spec) ? Number.MIN_VALUE : Number(played.spec.epsilon);
  const count = participation.length;
  const out = participation.filter((s) => s < least).length;
  const isGiven = useContext(PictureRoom) !== null;
  const usual = usualGrid(count, Infinity);
  return (
    <Drawing
      label={words.picture.tiles(number(count), number(out))}
      reading={words.picture.tilesReading}
      height={usual.rows * usual.tall + BELOW.usual}
      most={720}
    >
      {({ width, height }) => {
        const { columns, rows, pitch, tall } = isGiven
          ? largestGrid(count, width, height - BELOW.given)
          : usualGrid(count, width);
        const [wide, high] = [pitch - 3, tall - 3];
        const arm = Math.max(4, Math.min(wide, high) / 6);
        return (
          <>
            {Array.from(participation, (s, i) => {
              const [x, y] = [(i % columns) * pitch, Math.floor(i / columns) * tall];
              return (
                <g key={i} data-mark={`tile-${i}`} onClick={() => onChoose(i)}>
                  <rect
                    x={x + 1}
                    y={y + 1}
                    width={wide}
                    height={high}
                    fill={s < least ? 'transparent' : rampOf(s)}
                    className="lesson-tile"
                  />
                  {s < least && (
                    <path
                      className="lesson-cross"
                      d={`M${x + wide / 2 - arm} ${y + high / 2 - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
                    />
                  )}
                  {isGiven && count <= NUMBERED && (
                    <text x={x + 8} y={y + 18} className="lesson-number">
                      {i}
                    </text>
                  )}
                  {i === chosen && (
                    <rect x={x + 1} y={y + 1} width={wide} height={high} className="lesson-ring" />
                  )}
                </g>
              );
            })}
            <text x={0} y={isGiven ? rows * tall + 16 : height - 8}>
              {words.picture.isIn(number(count - out))} · × {words.picture.isOut(number(out))}
            </text>
          </>
        );
      }}
    </Drawing>
  );
}
