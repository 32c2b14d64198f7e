/** Draws the histogram of participation. */
import { grouped, setting } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { drawMark, type Ctx } from '../shared/marks.ts';
import { PRUNED } from '../shared/states.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import type { CrowdLayout } from './layout.ts';
import type { PlayerId } from '../../game/players.ts';

export interface CrowdScene {
  /** In the order of the layout's bars. */
  readonly counts: readonly number[];
  readonly epsilon: number;
  /** Chosen players and the bars they stand in, the first one named. */
  readonly pointers: readonly { readonly player: PlayerId; readonly bar: number }[];
  /** The bar being read. */
  readonly bar: number | null;
}

export function drawCrowd(ctx: Ctx, scene: CrowdScene, layout: CrowdLayout, theme: Theme): void {
  const { bars, base, left, y } = layout;
  for (const tick of layout.ticks) {
    line(ctx, left - 2, y(tick), layout.width, y(tick), theme.hairline);
    text(ctx, grouped(tick), left - 6, y(tick), { color: theme.muted, align: 'right' });
  }
  bars.forEach((bar, index) => {
    const count = scene.counts[index];
    if (count === 0) return;
    const top = y(count);
    const hollow = bar.kind === 'zero' || bar.kind === 'below';
    if (hollow) {
      ctx.fillStyle = theme.paper;
      ctx.fillRect(bar.x, top, bar.width, base - top);
      ctx.strokeStyle = theme.pruned;
      ctx.lineWidth = 1.2;
      ctx.strokeRect(bar.x + 0.5, top + 0.5, bar.width - 1, base - top - 0.5);
      if (base - top > 14) drawMark(ctx, theme, PRUNED, bar.x + bar.width / 2, base - 8);
    } else {
      const gap = bar.kind === 'bin' ? 1 : 0;
      ctx.fillStyle = theme.rampAt((bar.from + bar.to) / 2);
      ctx.fillRect(bar.x, top, bar.width - gap, base - top);
      if (bar.to < 0.3) {
        // The palest bars need an edge to be seen on paper.
        ctx.strokeStyle = theme.control;
        ctx.lineWidth = 0.8;
        ctx.strokeRect(bar.x + 0.4, top + 0.4, bar.width - gap - 0.8, base - top - 0.4);
      }
    }
    if (bar.kind === 'bin' && scene.bar !== index) return;
    // The last bar stands at the picture's edge.
    const atEdge = bar.kind === 'one' && count > 999;
    const x = atEdge ? layout.width : bar.x + bar.width / 2;
    textOnPaper(ctx, grouped(count), x, top - 7, theme.paper, {
      color: theme.ink,
      font: font.strong,
      align: atEdge ? 'right' : 'center',
    });
  });
  if (scene.bar !== null) {
    const bar = bars[scene.bar];
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 2;
    const top = Math.min(y(scene.counts[scene.bar]), base - 3);
    ctx.strokeRect(bar.x - 1, top - 1, bar.width + 1, base - top + 2);
  }
  line(ctx, left, base + 0.5, layout.width, base + 0.5, theme.axis);
  line(ctx, layout.epsilonX, 2, layout.epsilonX, base + 4, theme.ink, 1.2);
  textOnPaper(ctx, `cut ε = ${setting(scene.epsilon)}`, layout.epsilonX + 5, 6, theme.paper, {
    color: theme.ink,
  });
  drawAxis(ctx, scene, layout, theme);
}

function drawAxis(ctx: Ctx, scene: CrowdScene, layout: CrowdLayout, theme: Theme): void {
  const { bars, base, epsilonX, binsX, binsWidth, width } = layout;
  const below = base + 11;
  const label = (words: string, x: number, align: CanvasTextAlign = 'center') =>
    text(ctx, words, x, below, { color: theme.muted, align });
  label('exact 0', bars[0].x + bars[0].width / 2);
  label('< ε', bars[1].x + bars[1].width / 2);
  label('exact 1', width, 'right');
  for (const s of [0.25, 0.5, 0.75]) {
    const x = binsX + ((s - scene.epsilon) / (1 - scene.epsilon)) * binsWidth;
    if (x < epsilonX + 10) continue;
    line(ctx, x, base, x, base + 4, theme.axis);
    label(setting(s), x);
  }
  [...scene.pointers].reverse().forEach(({ player, bar }, index, all) => {
    const x = bars[bar].x + bars[bar].width / 2;
    ctx.beginPath();
    ctx.moveTo(x, base + 19);
    ctx.lineTo(x + 4, base + 26);
    ctx.lineTo(x - 4, base + 26);
    ctx.closePath();
    ctx.fillStyle = theme.ink;
    ctx.fill();
    if (index === all.length - 1) {
      const left = x > width - 72;
      text(ctx, `player ${player}`, left ? x - 8 : x + 8, base + 25, {
        color: theme.ink,
        font: font.strong,
        align: left ? 'right' : 'left',
      });
    }
  });
}
