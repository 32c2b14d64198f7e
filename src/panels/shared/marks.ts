/** The state marks: a disc is settled, rising or standing still, a triangle falls, an hourglass alternates, a cross is pruned. */
import type { Theme } from '../../ui/theme.ts';
import { DISC, HOURGLASS, MARK, TRIANGLE } from './states.ts';

export type Ctx = CanvasRenderingContext2D;

export function discPath(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.moveTo(x + radius, y);
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

export function trianglePath(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.moveTo(x - radius, y - 0.8 * radius);
  ctx.lineTo(x + radius, y - 0.8 * radius);
  ctx.lineTo(x, y + radius);
  // Chromium's closePath walks the whole path: with hundreds of triangles it would cost milliseconds.
  ctx.lineTo(x - radius, y - 0.8 * radius);
}

export function hourglassPath(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.moveTo(x - radius, y - radius);
  ctx.lineTo(x + radius, y - radius);
  ctx.lineTo(x - radius, y + radius);
  ctx.lineTo(x + radius, y + radius);
  ctx.lineTo(x - radius, y - radius);
}

export function crossPath(ctx: Ctx, x: number, y: number, radius: number): void {
  ctx.moveTo(x - radius, y - radius);
  ctx.lineTo(x + radius, y + radius);
  ctx.moveTo(x - radius, y + radius);
  ctx.lineTo(x + radius, y - radius);
}

/** One mark of a state (index into STATES), as beside a label. */
export function drawMark(
  ctx: Ctx,
  theme: Theme,
  state: number,
  x: number,
  y: number,
  radius = 4,
): void {
  ctx.beginPath();
  const mark = MARK[state];
  if (mark === DISC) {
    discPath(ctx, x, y, radius);
    ctx.fillStyle = theme.active;
    ctx.fill();
  } else if (mark === TRIANGLE || mark === HOURGLASS) {
    (mark === TRIANGLE ? trianglePath : hourglassPath)(ctx, x, y, radius * 1.1);
    ctx.fillStyle = theme.contested;
    ctx.fill();
    ctx.strokeStyle = theme.contestedOutline;
    ctx.lineWidth = 0.8;
    ctx.stroke();
  } else {
    crossPath(ctx, x, y, radius * 0.8);
    ctx.strokeStyle = theme.pruned;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  }
}
