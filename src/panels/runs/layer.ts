/** A picture that seldom changes, kept as it was drawn: to show it again costs one call. */
import type { Ctx } from '../shared/marks.ts';
import type { Surface } from '../shared/useCanvas.ts';

export class Layer {
  private canvas: HTMLCanvasElement | null = null;
  private key: readonly unknown[] = [];

  /** @param key whatever the picture depends on, each part compared by identity */
  show(surface: Surface, key: readonly unknown[], draw: (ctx: Ctx) => void): void {
    const { ctx, width, height, ratio } = surface;
    const canvas = (this.canvas ??= document.createElement('canvas'));
    const whole = [surface.version, surface.theme, ...key];
    if (whole.length !== this.key.length || whole.some((part, i) => part !== this.key[i])) {
      this.key = whole;
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
      const own = canvas.getContext('2d')!;
      own.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(own);
    }
    ctx.drawImage(canvas, 0, 0, canvas.width / ratio, canvas.height / ratio);
  }
}
