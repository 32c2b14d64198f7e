/** By layer: the middle four fifths of the players as a band, the median as a line. */
import type { ShownLayer } from '../../game/shown.ts';
import { quantileOf } from '../../game/summary.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import type { TimeLayout } from './layout.ts';

/** Dashes that tell the layers' medians apart. */
const DASHES: readonly (readonly number[])[] = [[], [5, 3], [1.5, 3]];

export interface LayerLook {
  readonly color: string;
  readonly dash: readonly number[];
}

export const layerLook = (theme: Theme, index: number): LayerLook => ({
  color: index === 0 ? theme.rampAt(0.85) : index === 1 ? theme.rampAt(0.5) : theme.pruned,
  dash: DASHES[Math.min(index, DASHES.length - 1)],
});

export function drawBands(
  ctx: Ctx,
  columns: readonly number[],
  trajectory: Trajectory,
  layers: readonly ShownLayer[],
  layout: TimeLayout,
  theme: Theme,
): void {
  const at = (column: number, layer: number, which: number) =>
    layout.y(quantileOf(trajectory.summary(column), layer, which));
  const xs = columns.map((column) => layout.x(trajectory.steps[column]));
  layers.forEach((_, layer) => {
    const { color, dash } = layerLook(theme, layer);
    if (layer === 0) {
      // One filled band: two would mix to a third colour that means nothing.
      ctx.beginPath();
      columns.forEach((column, i) => ctx.lineTo(xs[i], at(column, layer, 2)));
      for (let i = columns.length - 1; i >= 0; i--) ctx.lineTo(xs[i], at(columns[i], layer, 0));
      ctx.globalAlpha = 0.18;
      ctx.fillStyle = color;
      ctx.fill();
    }
    ctx.globalAlpha = 0.8;
    ctx.lineWidth = 1;
    ctx.strokeStyle = color;
    ctx.setLineDash(dash as number[]);
    for (const edge of [0, 2]) {
      ctx.beginPath();
      columns.forEach((column, i) => ctx.lineTo(xs[i], at(column, layer, edge)));
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    ctx.lineWidth = 2.4;
    ctx.beginPath();
    columns.forEach((column, i) => ctx.lineTo(xs[i], at(column, layer, 1)));
    ctx.stroke();
    ctx.setLineDash([]);
  });
}
