/** A layer's participations as a picture of one pixel a weight, written anew only when they change. */
import type { Sheet } from '../../state/pictures.ts';
import type { Theme } from '../../ui/theme.ts';
import { PRUNED_BYTE } from '../../game/pictures.ts';
import { channels, pixel, rampPixels } from '../shared/colour.ts';
import type { Ctx } from '../shared/marks.ts';
import type { LayerLayout } from './layout.ts';

/** The ramp's colour for every byte, the ground for who is pruned; shape [256]. */
export function byteColours(theme: Pick<Theme, 'rampAt' | 'paper'>): Uint32Array {
  const colours = rampPixels(theme);
  colours[PRUNED_BYTE] = pixel(...channels(theme.paper));
  return colours;
}

/**
 * @param bytes shape [layout.rows, layout.inputs]
 * @param into shape [layout.pixelHeight, layout.pixelWidth]
 */
export function writeBitmap(
  bytes: Uint8Array,
  layout: LayerLayout,
  colours: Uint32Array,
  into: Uint32Array,
): void {
  const { kind, rows, inputs, across, pixelWidth } = layout;
  if (kind === 'matrix') {
    for (let at = 0; at < rows * inputs; at++) into[at] = colours[bytes[at]];
    return;
  }
  const side = pixelWidth / across;
  into.fill(colours[PRUNED_BYTE]);
  let from = 0;
  for (let row = 0; row < rows; row++) {
    let to = Math.floor(row / across) * side * pixelWidth + (row % across) * side;
    for (let line = 0; line < side; line++, to += pixelWidth)
      for (let x = 0; x < side; x++) into[to + x] = colours[bytes[from++]];
  }
}

/** Keeps the picture; it is written anew when what it shows, its places or its colours are others. */
export class Bitmap {
  private canvas: HTMLCanvasElement | null = null;
  private shown: readonly [Uint8Array, LayerLayout, Uint32Array] | null = null;

  draw(ctx: Ctx, { pixels }: Sheet, layout: LayerLayout, colours: Uint32Array, ratio: number) {
    const now = [pixels, layout, colours] as const;
    if (now.some((each, index) => each !== this.shown?.[index])) {
      this.write(pixels, layout, colours);
      this.shown = now;
    }
    const { x, y, width, height, pixelWidth } = layout;
    // Whole pixels stay sharp; where several weights share one, it shows their mean.
    const zoom = (width * ratio) / pixelWidth;
    ctx.imageSmoothingEnabled = Math.abs(zoom - Math.round(zoom)) > 1e-3 && zoom < 2;
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(this.canvas!, x, y, width, height);
  }

  private write(pixels: Uint8Array, layout: LayerLayout, colours: Uint32Array): void {
    const { pixelWidth, pixelHeight } = layout;
    this.canvas ??= document.createElement('canvas');
    if (this.canvas.width !== pixelWidth) this.canvas.width = pixelWidth;
    if (this.canvas.height !== pixelHeight) this.canvas.height = pixelHeight;
    const image = new ImageData(pixelWidth, pixelHeight);
    writeBitmap(pixels, layout, colours, new Uint32Array(image.data.buffer));
    this.canvas.getContext('2d')?.putImageData(image, 0, 0);
  }
}
