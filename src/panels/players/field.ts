/** One receptive field drawn large, at full strength whatever its player's s: there a faint one can be read. */
import type { Fields } from '../../state/pictures.ts';
import type { Ctx } from '../shared/marks.ts';
import type { ShownIndex } from '../../game/players.ts';

/** Pixels along an edge from which an enlarged picture is smoothed. */
const SMOOTH_FROM = 20;

export const hasField = (fields: Fields | null, player: ShownIndex): fields is Fields =>
  fields !== null && player >= fields.first && player < fields.first + fields.count;

/**
 * Writes a field into a canvas of its own size.
 * @param colours of each byte; shape [256]
 */
export function writeField(
  into: HTMLCanvasElement,
  { side, pixels, first }: Fields,
  player: ShownIndex,
  colours: Uint32Array,
): void {
  if (into.width !== side || into.height !== side) into.width = into.height = side;
  const whole = new ImageData(side, side);
  const values = new Uint32Array(whole.data.buffer);
  const from = (player - first) * side * side;
  for (let i = 0; i < values.length; i++) values[i] = colours[pixels[from + i]];
  into.getContext('2d')?.putImageData(whole, 0, 0);
}

/** Keeps the picture of the player shown; it is written anew only when something changed. */
export class LargeField {
  private canvas: HTMLCanvasElement | null = null;
  private shown: readonly [Fields, ShownIndex, Uint32Array] | null = null;

  /** @param colours of each byte; shape [256]; another array means other colours */
  draw(
    ctx: Ctx,
    fields: Fields,
    player: ShownIndex,
    colours: Uint32Array,
    { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  ): void {
    this.canvas ??= document.createElement('canvas');
    const now = [fields, player, colours] as const;
    if (now.some((each, index) => each !== this.shown?.[index])) {
      writeField(this.canvas, fields, player, colours);
      this.shown = now;
    }
    // A picture of a few patches is read by its patches.
    ctx.imageSmoothingEnabled = fields.side > SMOOTH_FROM;
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(this.canvas, x, y, size, size);
  }
}
