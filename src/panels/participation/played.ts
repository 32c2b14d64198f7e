/** What a run has been played to already, where the page shows an earlier step of it: grey, right of now. */
import type { Trajectory } from '../../state/trajectory.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { text } from '../shared/type.ts';
import { drawnColumns, stepsPerPx, type TimeLayout } from './layout.ts';
import { emptyCanvas } from './picture.ts';
import { lineStride } from './views.ts';

const FAINT = 0.45;
/** The words are left out where they do not fit. */
const WORDS_PX = 84;

export class PlayedAlready {
  private canvas: HTMLCanvasElement | null = null;
  private drawn = '';
  private of: Trajectory | null = null;

  /** @param key changes when places or colours do */
  draw(
    ctx: Ctx,
    trajectory: Trajectory,
    { nowStep, withLines }: { readonly nowStep: number; readonly withLines: boolean },
    layout: TimeLayout,
    { theme, ratio, key }: { readonly theme: Theme; readonly ratio: number; readonly key: string },
  ): void {
    const { plot, x } = layout;
    const last = trajectory.steps[trajectory.length - 1] ?? 0;
    const [from, to] = [x(nowStep), Math.min(plot.x + plot.width, x(last))];
    if (to <= from) return;
    ctx.fillStyle = theme.wash;
    ctx.fillRect(from, plot.y, to - from, plot.height);
    if (withLines) {
      const wanted = `${key} ${nowStep}`;
      if (this.drawn !== wanted || this.of !== trajectory) {
        this.write(trajectory, nowStep, layout, theme, ratio);
        [this.drawn, this.of] = [wanted, trajectory];
      }
      if (this.canvas !== null) ctx.drawImage(this.canvas, 0, 0, layout.width, layout.height);
    }
    if (to - from >= WORDS_PX)
      text(ctx, 'already played', to, (layout.strips[0]?.y ?? plot.y) - 7, {
        color: theme.muted,
        align: 'right',
      });
  }

  private write(
    trajectory: Trajectory,
    nowStep: number,
    layout: TimeLayout,
    theme: Theme,
    ratio: number,
  ): void {
    this.canvas ??= document.createElement('canvas');
    const ctx = emptyCanvas(this.canvas, layout, ratio);
    const { steps, length, playerCount } = trajectory;
    const after = Math.max(-1, trajectory.columnAt(nowStep) - 1);
    const columns = drawnColumns(steps, length, after, stepsPerPx(layout));
    ctx.strokeStyle = theme.pruned;
    ctx.globalAlpha = FAINT;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let player = 0; player < playerCount; player += lineStride(playerCount))
      columns.forEach((column, i) => {
        const [px, py] = [layout.x(steps[column]), layout.y(trajectory.column(column)[player])];
        if (i === 0) ctx.moveTo(px, py);
        else ctx.lineTo(px, py);
      });
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}
