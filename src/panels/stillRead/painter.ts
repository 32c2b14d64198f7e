/** Paints which pixels are still read, and what a step costs. */
import type { Lab } from '../../state/lab.ts';
import { grouped } from '../../ui/format.ts';
import { font, text } from '../shared/type.ts';
import { weightSheets } from '../shared/units.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { readLayout, type ReadLayout } from './layout.ts';
import { workWords } from './words.ts';
import { workOf } from './work.ts';

const RATE = 4;

export interface ReadPainter extends Painter {
  /** The pixel pointed at or at the keyboard. */
  pixel: number | null;
  readonly layout: ReadLayout | null;
}

/** @param onWork hears what the work is in words */
export function createReadPainter(lab: Lab, onWork: (words: string) => void): ReadPainter {
  let layout: ReadLayout | null = null;
  const painter: ReadPainter = {
    ratePerSecond: RATE,
    pixel: null,
    get layout() {
      return layout;
    },
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const sheets = weightSheets(lab);
      if (sheets.length === 0) return;
      const [{ alive, rows, columns }] = sheets;
      layout = readLayout(width, columns);
      const { picture, side, cell } = layout;
      if (picture !== null) {
        alive.columns.forEach((count, pixel) => {
          if (count === 0) return;
          ctx.fillStyle = theme.rampAt(Math.sqrt(count / rows));
          const [x, y] = [pixel % side, Math.floor(pixel / side)];
          ctx.fillRect(picture.x + x * cell, picture.y + y * cell, cell, cell);
        });
        ctx.strokeStyle = theme.axis;
        ctx.lineWidth = 1;
        ctx.strokeRect(0.5, 2.5, picture.width + 1, picture.height + 1);
        const { pixel } = painter;
        if (pixel !== null && pixel < columns) {
          const [x, y] = [pixel % side, Math.floor(pixel / side)];
          ctx.strokeStyle = theme.ink;
          ctx.lineWidth = 2;
          ctx.strokeRect(picture.x + x * cell - 1, picture.y + y * cell - 1, cell + 2, cell + 2);
        }
      }
      const work = workOf(sheets);
      const share = lab.trajectory.latest?.workShare ?? 1;
      const now = Number.isFinite(share) ? share * work.dense : work.dense;
      const values = [work.dense, now, work.live];
      ['dense', 'step now', 'live weights'].forEach((words, index) => {
        const bar = layout!.bars[index];
        const middle = bar.y + bar.height / 2;
        text(ctx, words, bar.x - 72, middle, { color: theme.ink });
        const length = (values[index] / Math.max(1, work.dense)) * bar.width;
        if (index === 0) {
          ctx.strokeStyle = theme.ink;
          ctx.lineWidth = 1;
          ctx.strokeRect(bar.x + 0.5, bar.y + 0.5, bar.width - 1, bar.height - 1);
        } else {
          ctx.fillStyle = index === 1 ? theme.ink : theme.rampAt(1);
          ctx.fillRect(bar.x, bar.y, Math.max(1, length), bar.height);
        }
        text(ctx, grouped(values[index]), layout!.numberX, middle, {
          color: theme.ink,
          font: font.strong,
          align: 'right',
        });
      });
      onWork(workWords(work, share));
    },
  };
  return painter;
}
