/** Paints the image that the net is asked about, and what each net answers. */
import { dataSetOf } from '../../data/rows.ts';
import type { Told } from '../../state/asking.ts';
import type { Lab } from '../../state/lab.ts';
import type { Theme } from '../../ui/theme.ts';
import { channels, mix } from '../shared/colour.ts';
import { font, text } from '../shared/type.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { askLayout } from './layout.ts';
import type { Pad } from './pad.ts';
import { percentOf, verdictOf } from './words.ts';

const RATE = 20;
interface Net {
  readonly name: string;
  readonly shares: Float32Array | null;
}

/** From left to right. */
export function netsOf(told: Told | null): readonly Net[] {
  const [now, pruned] = [told?.now ?? null, told?.pruned ?? null];
  const own = [
    { name: 'net now', shares: now },
    { name: 'pruned', shares: pruned },
  ];
  const dense = told?.dense;
  return dense ? [{ name: 'dense', shares: dense.shares }, ...own] : own;
}

export interface AskPainter extends Painter {
  /** What is drawn by hand; null while a test image is asked about. */
  pad: Pad | null;
  isNarrow: boolean;
}

export function createAskPainter(lab: Lab): AskPainter {
  let canvas: HTMLCanvasElement | null = null;
  let written: readonly [Uint8Array, Theme] | null = null;

  /** In a canvas of its own size, written anew only when it is another. */
  function imageOf({ values, width, height }: Pad, theme: Theme): HTMLCanvasElement {
    canvas ??= document.createElement('canvas');
    if (written?.[0] === values && written[1] === theme) return canvas;
    [canvas.width, canvas.height] = [width, height];
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const [paper, ink] = [channels(theme.paper), channels(theme.ink)];
    values.forEach((byte, at) => (pixels[at] = mix(paper, ink, byte / 255)));
    canvas.getContext('2d')?.putImageData(image, 0, 0);
    written = [values, theme];
    return canvas;
  }

  const painter: AskPainter = {
    ratePerSecond: RATE,
    pad: null,
    isNarrow: false,
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const { spec } = lab.store.getState();
      const { classes } = dataSetOf(spec);
      const told = lab.asking.latest;
      const nets = netsOf(told);
      const { isNarrow } = painter;
      const layout = askLayout({ width, names: classes, isNarrow, nets: nets.length });
      const { image, columns, rowY, bar, nameX, headY, verdictY, isNamed } = layout;
      const shown = painter.pad ?? told;
      if (shown !== null && shown.width > 0 && shown.height > 0) {
        ctx.imageSmoothingEnabled = false;
        ctx.drawImage(imageOf(shown, theme), image.x, image.y, image.width, image.height);
      }
      ctx.strokeStyle = theme.axis;
      ctx.lineWidth = 1;
      ctx.strokeRect(image.x + 0.5, image.y + 0.5, image.width - 1, image.height - 1);
      classes.forEach((name, index) => {
        const isTrue = told !== null && told.label === index && painter.pad === null;
        const short = name.length > 10 ? `${name.slice(0, 9)}…` : name;
        text(ctx, short, nameX, rowY[index], {
          color: isTrue ? theme.ink : theme.muted,
          font: isTrue ? font.strong : font.note,
          align: 'right',
        });
      });
      columns.forEach((column, net) => {
        const { name, shares } = nets[net];
        text(ctx, name, column.x, headY, { color: theme.muted });
        ctx.fillStyle = theme.wash;
        for (const y of rowY) ctx.fillRect(column.x, y - bar / 2, column.width, bar);
        if (shares === null || shares.length !== classes.length) return;
        const verdict = verdictOf(shares, classes);
        if (verdict === null) return;
        let x = column.x;
        if (isNamed) {
          text(ctx, verdict.name, x, verdictY, { color: theme.ink, font: font.strong });
          x += ctx.measureText(verdict.name).width + 5;
        }
        text(ctx, percentOf(verdict), x, verdictY, { color: theme.ink });
        shares.forEach((share, index) => {
          ctx.fillStyle = classes[index] === verdict.name ? theme.ink : theme.muted;
          const length = Math.max(0, Math.min(1, share)) * column.width;
          if (length > 0) ctx.fillRect(column.x, rowY[index] - bar / 2, length, bar);
        });
      });
    },
  };
  return painter;
}
