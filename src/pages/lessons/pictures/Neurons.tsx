/**
 * Every neuron of a net as what it looks for in the image, the paler the less it takes part; a cross where it is out.
 * The drawing is the lab's own (panels/players). Where there are no such pictures, a square stands for a neuron.
 */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { shownIndex } from '../../../game/players.ts';
import { LargeField, hasField } from '../../../panels/players/field.ts';
import {
  clearTile,
  fieldColours,
  levelOf,
  Masks,
  tileColours,
} from '../../../panels/players/tiles.ts';
import { channels, mix } from '../../../panels/shared/colour.ts';
import { useWidth } from '../../../panels/shared/useWidth.ts';
import type { Played } from '../../../state/watchedGame.ts';
import { rem, unitPx } from '../../../ui/room.ts';
import { currentTheme, onThemeChange, type Theme } from '../../../ui/theme.ts';
import { lastOf } from '../chapter.ts';
import { useSpeech } from '../words/words.ts';
import { rampOf } from './frame.tsx';
import type { PictureProps } from './picture.ts';

/** From one neuron to the next, in units of the page's type. */
const PITCH = { least: 18, most: 27 };
const GAP = 3;
const LARGE = 112;

interface Sheet {
  readonly columns: number;
  readonly pitch: number;
  readonly rows: number;
}

function sheetOf(count: number, width: number): Sheet {
  const columns = width >= 32 * PITCH.least ? 32 : 16;
  const pitch = Math.min(PITCH.most, Math.max(4, Math.floor(width / columns)));
  return { columns, pitch, rows: Math.ceil(count / columns) };
}

/** Writes all tiles that have a field into the canvas; those who are out stay empty. */
function paint(
  canvas: HTMLCanvasElement,
  masks: Masks,
  { fields }: Played,
  participation: Float32Array,
  least: number,
  { columns, rows, pitch }: Sheet,
  theme: Theme,
): void {
  const ratio = unitPx() * devicePixelRatio;
  canvas.width = Math.ceil(columns * pitch * ratio);
  canvas.height = Math.ceil(rows * pitch * ratio);
  const ctx = canvas.getContext('2d');
  if (ctx === null || fields === null) return;
  const image = new ImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const paper = mix(channels(theme.paper), [0, 0, 0], 0);
  const colours = tileColours(theme);
  const size = Math.round((pitch - GAP) * ratio);
  masks.begin(fields.pixels, fields.side, size);
  while (masks.advance() >= 0);
  for (let k = 0; k < fields.count; k++) {
    const player = fields.first + k;
    const x = Math.round((player % columns) * pitch * ratio);
    const at = Math.round(Math.floor(player / columns) * pitch * ratio) * canvas.width + x;
    const s = participation[player]!;
    if (s < least) clearTile(pixels, canvas.width, at, size, paper);
    else masks.paint(pixels, canvas.width, at, k, colours, levelOf(s));
  }
  ctx.putImageData(image, 0, 0);
}

export function Neurons({ played, chosen, onChoose }: PictureProps) {
  const { words, number } = useSpeech();
  const theme = useSyncExternalStore(onThemeChange, currentTheme);
  const place = useRef<HTMLDivElement>(null);
  const tiles = useRef<HTMLCanvasElement>(null);
  const large = useRef<HTMLCanvasElement>(null);
  const masks = useRef<Masks>(null);
  const field = useRef<LargeField>(null);
  const { participation } = lastOf(played);
  const least = Number(played.spec.epsilon);
  const count = participation.length;
  const out = participation.filter((s) => s < least).length;
  const sheet = sheetOf(count, useWidth(place, 480));
  const { columns, pitch, rows } = sheet;
  const { fields } = played;
  const own = shownIndex(Math.min(chosen, count - 1));

  useLayoutEffect(() => {
    masks.current ??= new Masks();
    if (tiles.current !== null)
      paint(
        tiles.current,
        masks.current,
        played,
        participation,
        least,
        { columns, pitch, rows },
        theme,
      );
  }, [played, participation, least, columns, pitch, rows, theme]);

  useLayoutEffect(() => {
    const canvas = large.current;
    if (canvas === null) return;
    canvas.width = canvas.height = Math.round(LARGE * unitPx() * devicePixelRatio);
    const ctx = canvas.getContext('2d');
    if (ctx === null || !hasField(fields, own)) return;
    field.current ??= new LargeField();
    const box = { x: 0, y: 0, size: canvas.width };
    field.current.draw(ctx, fields, own, fieldColours(theme), box);
  }, [fields, own, theme]);

  const [width, height] = [columns * pitch, rows * pitch];
  const side = pitch - GAP;
  return (
    <figure className="lesson-figure">
      <div ref={place} className="lesson-neurons">
        <canvas ref={tiles} aria-hidden="true" style={{ width: rem(width), height: rem(height) }} />
        <svg
          role="img"
          aria-label={words.picture.tiles(number(count), number(out))}
          viewBox={`0 0 ${width} ${height}`}
          style={{ width: rem(width), height: rem(height) }}
        >
          {Array.from(participation, (s, i) => {
            const [x, y] = [(i % columns) * pitch, Math.floor(i / columns) * pitch];
            const isOut = s < least;
            return (
              <g key={i} onClick={() => onChoose(i)}>
                <rect
                  {...{ x, y, width: side, height: side }}
                  fill={isOut || fields !== null ? 'transparent' : rampOf(s)}
                  className="lesson-tile"
                />
                {isOut && (
                  <path
                    className="lesson-cross"
                    d={`M${x + side / 2 - 4} ${y + side / 2 - 4}l8 8m0 -8l-8 8`}
                  />
                )}
                {i === own && (
                  <rect {...{ x, y, width: side, height: side }} className="lesson-ring" />
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <p>
        {words.picture.isIn(number(count - out))} · × {words.picture.isOut(number(out))}
      </p>
      <div className="lesson-row lesson-large">
        {fields !== null && (
          <canvas
            ref={large}
            aria-hidden="true"
            style={{ width: rem(LARGE), height: rem(LARGE) }}
          />
        )}
        <p>{words.picture.framed(number(own), number(participation[own]!, 2))}</p>
      </div>
      <figcaption>{words.picture.neuronsReading}</figcaption>
    </figure>
  );
}
