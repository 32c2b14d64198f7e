/** What lies on the picture of a layer: crosses where nothing is read any more, rings, the ramp's legend. */
import type { Alive } from '../../game/pictures.ts';
import type { Theme } from '../../ui/theme.ts';
import { crossPath, type Ctx } from '../shared/marks.ts';
import { text } from '../shared/type.ts';
import { cellOf, type LayerLayout } from './layout.ts';

/** A cross needs room; in a matrix a bare row says the same. */
const LEAST_CELL = 8;

/** A cross for every neuron that reads nothing any more. */
export function drawDead(ctx: Ctx, layout: LayerLayout, alive: Alive, theme: Theme): void {
  const size = Math.min(layout.cellWidth, layout.cellHeight);
  if (size < LEAST_CELL) return;
  ctx.beginPath();
  alive.rows.forEach((count, row) => {
    if (count > 0) return;
    const { x, y, width, height } = cellOf(layout, row);
    crossPath(ctx, x + width / 2, y + height / 2, Math.min(4.5, 0.2 * size));
  });
  ctx.strokeStyle = theme.pruned;
  ctx.lineWidth = 1.2;
  ctx.stroke();
}

/** Around a neuron: thick for the one shown large, thin for the one pointed at, dashed for the keyboard's. */
export function drawRing(
  ctx: Ctx,
  layout: LayerLayout,
  row: number,
  kind: 'chosen' | 'hovered' | 'focused',
  theme: Theme,
): void {
  if (row >= layout.rows) return;
  const { x, y, width, height } = cellOf(layout, row);
  const out = { chosen: 1, hovered: 0.5, focused: 3.5 }[kind];
  const line = kind === 'hovered' ? 1 : 2;
  ctx.setLineDash(kind === 'focused' ? [3, 2] : []);
  ctx.beginPath();
  ctx.roundRect(x - out, y - out, width + 2 * out, height + 2 * out, 2);
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = line + 2;
  ctx.stroke();
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = line;
  ctx.stroke();
  ctx.setLineDash([]);
}

const RAMP = 120;

/** “out ▒▒▒ s = 1”. */
export function drawRamp(ctx: Ctx, x: number, y: number, theme: Theme): void {
  text(ctx, 'pruned', x, y, { color: theme.muted });
  const from = x + ctx.measureText('pruned').width + 6;
  const gradient = ctx.createLinearGradient(from, 0, from + RAMP, 0);
  for (let stop = 0; stop <= 10; stop++) gradient.addColorStop(stop / 10, theme.rampAt(stop / 10));
  ctx.fillStyle = gradient;
  ctx.fillRect(from, y - 4, RAMP, 8);
  text(ctx, 's = 1', from + RAMP + 6, y, { color: theme.muted });
}
