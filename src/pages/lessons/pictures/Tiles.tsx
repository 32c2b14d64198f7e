/** Every player as a square: the darker, the more it takes part; a cross where it is out. */
import { isSandbox } from '../../../game/sandbox/game.ts';
import { lastOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { Drawing, rampOf } from './frame.tsx';
import type { PictureProps } from './picture.ts';

export function Tiles({ played, chosen, onChoose }: PictureProps) {
  const { words, number } = useSpeech();
  const { participation } = lastOf(played);
  // A net's neurons come near 0 and seldom to it: below ε they are pruned.
  const least = isSandbox(played.spec) ? Number.MIN_VALUE : Number(played.spec.epsilon);
  const count = participation.length;
  const out = participation.filter((s) => s < least).length;
  const columns = count > 24 ? 32 : Math.min(count, 12);
  const rows = Math.ceil(count / columns);
  return (
    <Drawing
      label={words.picture.tiles(number(count), number(out))}
      reading={words.picture.tilesReading}
      height={rows * (count > 24 ? 18 : 38) + 34}
      most={720}
    >
      {({ width, height }) => {
        // Before it is laid out, a place may have no width.
        const pitch = Math.max(4, Math.min(count > 24 ? 22 : 38, width / columns));
        const tall = (height - 34) / rows;
        const [wide, high] = [pitch - 3, tall - 3];
        return (
          <>
            {Array.from(participation, (s, i) => {
              const [x, y] = [(i % columns) * pitch, Math.floor(i / columns) * tall];
              return (
                <g key={i} onClick={() => onChoose(i)}>
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
                      d={`M${x + wide / 2 - 4} ${y + high / 2 - 4}l8 8m0 -8l-8 8`}
                    />
                  )}
                  {i === chosen && (
                    <rect x={x + 1} y={y + 1} width={wide} height={high} className="lesson-ring" />
                  )}
                </g>
              );
            })}
            <text x={0} y={height - 8}>
              {words.picture.isIn(number(count - out))} · × {words.picture.isOut(number(out))}
            </text>
          </>
        );
      }}
    </Drawing>
  );
}
