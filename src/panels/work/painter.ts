/** Paints the work of each layer: hollow in the whole net, filled without the players that are pruned. */
import type { RunView } from '../../state/lab.ts';
import { line, font, text } from '../shared/type.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { labelOf, workLayout } from './layout.ts';
import { ofWhole, timesLess } from './words.ts';
import { workOf } from './work.ts';

const RATE = 4;

export function createWorkPainter(lab: RunView): Painter {
  return {
    ratePerSecond: RATE,
    draw({ ctx, width, height, theme }: Surface): void {
      ctx.clearRect(0, 0, width, height);
      const work = workOf(lab);
      if (work === null) return;
      const layout = workLayout(width, work.layers);
      const figures = (now: number, whole: number, y: number) => {
        const { strong, muted } = ofWhole(now, whole);
        text(ctx, muted, layout.numberX, y, { color: theme.muted, align: 'right' });
        const before = layout.numberX - ctx.measureText(muted).width - 3;
        text(ctx, strong, before, y, { color: theme.ink, font: font.strong, align: 'right' });
      };
      work.layers.forEach(({ name, now, whole }, index) => {
        const bar = layout.bars[index];
        const middle = bar.y + bar.height / 2;
        text(ctx, labelOf(name), layout.labelX, middle, { color: theme.ink });
        ctx.strokeStyle = theme.ink;
        ctx.lineWidth = 1;
        ctx.strokeRect(bar.x + 0.5, bar.y + 0.5, Math.max(1, bar.width - 1), bar.height - 1);
        ctx.fillStyle = theme.ink;
        ctx.fillRect(bar.x, bar.y, (now / Math.max(1, whole)) * bar.width, bar.height);
        figures(now, whole, middle);
      });
      line(ctx, 0, layout.ruleY, width, layout.ruleY, theme.axis);
      text(ctx, timesLess(work), 0, layout.sumY, { color: theme.ink });
      figures(work.now, work.whole, layout.sumY);
    },
  };
}
