/** Draws the regime map. */
import type { Theme } from '../../ui/theme.ts';
import type { Box } from '../participation/layout.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import { borderOf, type RegimeLayout } from './layout.ts';
import type { RegimeScene } from './scene.ts';
import type { Mark } from './words.ts';

const fillBox = (ctx: Ctx, { x, y, width, height }: Box, color: string): void => {
  ctx.fillStyle = color;
  ctx.fillRect(x, y, width, height);
};

function drawRegions(ctx: Ctx, layout: RegimeLayout, theme: Theme): void {
  const { main, left, foot } = layout;
  const border = borderOf(layout, 2)!;
  const [right, bottom] = [main.x + main.width, main.y + main.height];
  fillBox(ctx, left, theme.wash);
  fillBox(ctx, foot, theme.tint);
  // The corner belongs to both: nobody competes, and replies are all or nothing.
  fillBox(ctx, { ...left, y: foot.y, height: foot.height }, theme.tint);
  fillBox(ctx, main, theme.wash);
  ctx.beginPath();
  ctx.moveTo(main.x, bottom);
  for (const [x, y] of border) ctx.lineTo(x, y);
  ctx.lineTo(right, main.y);
  ctx.lineTo(right, bottom);
  ctx.fillStyle = theme.tint;
  ctx.fill();
}

function drawNames(ctx: Ctx, { now }: RegimeScene, layout: RegimeLayout, theme: Theme): void {
  const { main, left, foot } = layout;
  const style = { color: theme.muted } as const;
  text(ctx, 'several possible', main.x + 8, main.y + 13, style);
  text(ctx, 'one equilibrium', main.x + main.width - 8, main.y + main.height - 12, {
    ...style,
    align: 'right',
  });
  text(ctx, 'no competition', foot.x + foot.width - 8, foot.y + foot.height / 2, {
    ...style,
    align: 'right',
  });
  // In the half of its strip that the point leaves free.
  const low = now.beta === 0 && layout.y(now.eta) < left.y + left.height / 2;
  ctx.save();
  ctx.translate(left.x + left.width / 2, low ? left.y + left.height - 6 : left.y + 6);
  ctx.rotate(-Math.PI / 2);
  text(ctx, 'all or nothing', 0, 0, { ...style, align: low ? 'left' : 'right' });
  ctx.restore();
}

function drawAxes(ctx: Ctx, layout: RegimeLayout, theme: Theme): void {
  const { plot, main, x, y, xTicks, yTicks } = layout;
  const bottom = plot.y + plot.height;
  line(ctx, main.x, bottom + 0.5, plot.x + plot.width, bottom + 0.5, theme.axis);
  line(ctx, plot.x - 0.5, plot.y, plot.x - 0.5, main.y + main.height, theme.axis);
  // Ticks know their place on the track only: from 0 to the axis's end.
  const [zeroX, zeroY, endX, endY] = [x(0), y(0), x(Infinity), y(Infinity)];
  for (const { position, label } of xTicks) {
    const at = zeroX + position * (endX - zeroX);
    line(ctx, at, bottom, at, bottom + (label === '' ? 2.5 : 4), theme.axis);
    text(ctx, label, at, bottom + 12, { color: theme.muted, align: 'center' });
  }
  for (const { position, label } of yTicks) {
    const at = zeroY + position * (endY - zeroY);
    line(ctx, plot.x - (label === '' ? 2.5 : 4), at, plot.x, at, theme.axis);
    text(ctx, label, plot.x - 6, at, { color: theme.muted, align: 'right' });
  }
  text(ctx, 'η', plot.x - 6, plot.y - 13, {
    color: theme.rivals,
    font: font.math,
    align: 'right',
  });
  text(ctx, 'price of rivals', plot.x, plot.y - 13, { color: theme.muted });
  const right = plot.x + plot.width;
  text(ctx, 'β', right, bottom + 27, { color: theme.size, font: font.math, align: 'right' });
  text(ctx, 'price of size', right - 13, bottom + 27, { color: theme.muted, align: 'right' });
}

/** The first place that keeps a name of this width clear of the point of now; else the first. */
function clearOf(
  now: readonly [number, number],
  width: number,
  places: readonly (readonly [number, number])[],
): readonly [number, number] {
  const isClear = ([x, y]: readonly [number, number]) =>
    now[0] < x - 12 || now[0] > x + width + 12 || Math.abs(y - now[1]) > 18;
  return places.find(isClear) ?? places[0];
}

function drawBorders(
  ctx: Ctx,
  scene: RegimeScene,
  layout: RegimeLayout,
  theme: Theme,
  marked: Mark | null,
): void {
  const { main } = layout;
  const now = [layout.x(scene.now.beta), layout.y(scene.now.eta)] as const;
  const [right, bottom] = [main.x + main.width, main.y + main.height];
  const [[x1, y1], [x2, y2]] = borderOf(layout, 2)!;
  line(ctx, x1, y1, x2, y2, theme.ink, marked?.kind === 'line' ? 3 : 1.6);
  const name = 'η = 2β';
  ctx.font = font.note;
  const nameWidth = ctx.measureText(name).width;
  const above = [0.66, 0.42, 0.88].map(
    (share) => [x1 + share * (x2 - x1) - 8 - nameWidth, y1 + share * (y2 - y1) - 6] as const,
  );
  const [nameX, nameY] = clearOf(now, nameWidth, above);
  textOnPaper(ctx, name, nameX, nameY, theme.wash, { color: theme.ink });
  const own = scene.border && borderOf(layout, scene.border.ratio);
  if (own === null) return;
  const [[ax, ay], [bx, by]] = own;
  line(ctx, ax, ay, bx, by, theme.ink, marked?.kind === 'border' ? 2.6 : 1.2, [1.5, 3]);
  const words = `contracts for ${scene.border!.player}`;
  const width = ctx.measureText(words).width;
  // Below its line and inside the region.
  const below = [0.5, 0.3, 0.7]
    .map((share) => [ax + share * (bx - ax) + 8, ay + share * (by - ay) + 13] as const)
    .filter(([x, y]) => x + width < right - 4 && y < bottom - 24);
  if (below.length === 0) return;
  const [wordsX, wordsY] = clearOf(now, width, below);
  textOnPaper(ctx, words, wordsX, wordsY, theme.tint, { color: theme.ink });
}

function drawSpots(
  ctx: Ctx,
  { now, past }: RegimeScene,
  { x, y }: RegimeLayout,
  theme: Theme,
  marked: Mark | null,
): void {
  ctx.beginPath();
  for (const [index, spot] of [...past, now].entries())
    if (index === 0) ctx.moveTo(x(spot.beta), y(spot.eta));
    else ctx.lineTo(x(spot.beta), y(spot.eta));
  ctx.strokeStyle = theme.control;
  ctx.lineWidth = 0.8;
  ctx.stroke();
  ctx.fillStyle = theme.muted;
  for (const spot of past) {
    ctx.beginPath();
    ctx.arc(x(spot.beta), y(spot.eta), 2, 0, 2 * Math.PI);
    ctx.fill();
  }
  if (marked?.kind === 'past' || marked?.kind === 'region') {
    ctx.beginPath();
    ctx.arc(x(marked.spot.beta), y(marked.spot.eta), 4, 0, 2 * Math.PI);
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1.4;
    ctx.stroke();
  }
  ctx.beginPath();
  ctx.arc(x(now.beta), y(now.eta), marked?.kind === 'now' ? 8 : 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = theme.ink;
  ctx.fill();
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 2;
  ctx.stroke();
}

export function drawRegimes(
  ctx: Ctx,
  scene: RegimeScene,
  layout: RegimeLayout,
  theme: Theme,
  marked: Mark | null,
): void {
  drawRegions(ctx, layout, theme);
  drawNames(ctx, scene, layout, theme);
  drawAxes(ctx, layout, theme);
  drawBorders(ctx, scene, layout, theme, marked);
  drawSpots(ctx, scene, layout, theme, marked);
}
