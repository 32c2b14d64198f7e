/** Small pictures of the players of a grid, side by side in one canvas, each in the colours of its s. */
import type { Box } from '../weights/layout.ts';
import type { Ctx } from '../shared/marks.ts';
import { levelOf } from '../players/tiles.ts';

export interface Tiles {
  readonly width: number;
  readonly height: number;
  /** A byte a pixel; shape [count, height, width]. */
  readonly pixels: Uint8Array;
}

export class Atlas {
  private canvas: HTMLCanvasElement | null = null;
  private tiles: Tiles | null = null;

  /**
   * @param which of the pictures each place has; shape [count]
   * @param s of each place
   * @param colours of every byte at every level of s; shape [LEVELS, 256]
   */
  write(tiles: Tiles, which: readonly number[], s: ArrayLike<number>, colours: Uint32Array): void {
    const { width, height, pixels } = tiles;
    const size = width * height;
    this.tiles = tiles;
    this.canvas ??= document.createElement('canvas');
    const [across, down] = [width, height * Math.max(1, which.length)];
    if (this.canvas.width !== across) this.canvas.width = across;
    if (this.canvas.height !== down) this.canvas.height = down;
    const image = new ImageData(across, down);
    const values = new Uint32Array(image.data.buffer);
    which.forEach((picture, place) => {
      const table = levelOf(s[place]) * 256;
      for (let at = 0; at < size; at++)
        values[place * size + at] = colours[table + pixels[picture * size + at]];
    });
    this.canvas.getContext('2d')?.putImageData(image, 0, 0);
  }

  draw(ctx: Ctx, place: number, { x, y, width, height }: Box): void {
    if (this.canvas === null || this.tiles === null) return;
    const { width: across, height: down } = this.tiles;
    ctx.drawImage(this.canvas, 0, place * down, across, down, x, y, width, height);
  }
}
