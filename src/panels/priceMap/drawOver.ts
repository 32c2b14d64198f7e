/** Draws what stands over a map: the games that play, the cell that is read, and where the lab’s sliders are. */
import type { MapAsk } from '../../spec/map/ask.ts';
import type { PlayingGame } from '../../state/map/mapState.ts';
import { termOfPrice } from '../../ui/labels.ts';
import { shortLabel } from '../../ui/sliderScale.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text } from '../shared/type.ts';
import { boxOf, isRoomy, xAt, yAt, type MapLayout } from './layout.ts';

export function drawPlaying(
  ctx: Ctx,
  layout: MapLayout,
  playing: readonly PlayingGame[],
  epochs: number,
  theme: Theme,
): void {
  for (const { cell, step, steps } of playing) {
    const { left, top, width, height } = boxOf(layout, cell);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(left + 1, top + 1, width - 2, height - 2);
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 2;
    ctx.strokeRect(left + 1, top + 1, width - 2, height - 2);
    const share = steps === null ? 0 : step / steps;
    const bar = { left: left + 6, top: top + height - 11, width: width - 12, height: 5 };
    ctx.lineWidth = 1;
    ctx.strokeRect(bar.left, bar.top, bar.width, bar.height);
    ctx.fillStyle = theme.ink;
    ctx.fillRect(bar.left, bar.top, bar.width * share, bar.height);
    if (!isRoomy(layout) || width < 56) continue;
    const epoch = Math.min(epochs, Math.floor(share * epochs) + 1);
    text(ctx, steps === null ? 'begins' : `epoch ${epoch}`, left + 6, top + 12, {
      ...{ color: theme.ink, font: font.strong },
    });
  }
}

/** The cell that is read, and those around it. */
export function drawChosen(ctx: Ctx, layout: MapLayout, cell: number, theme: Theme): void {
  const own = boxOf(layout, cell);
  const [left, top] = [
    Math.max(layout.x, own.left - own.width),
    Math.max(layout.y, own.top - own.height),
  ];
  const right = Math.min(layout.x + layout.width, own.left + 2 * own.width);
  const bottom = Math.min(layout.y + layout.height, own.top + 2 * own.height);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1;
  ctx.setLineDash([1, 2]);
  ctx.strokeRect(left, top, right - left, bottom - top);
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 4.5;
  ctx.strokeRect(own.left + 1, own.top + 1, own.width - 2, own.height - 2);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2.2;
  ctx.strokeRect(own.left + 1, own.top + 1, own.width - 2, own.height - 2);
}

/** Where the sliders are, in cells, with their prices. */
export interface LabDot {
  readonly at: readonly [column: number, row: number];
  readonly prices: readonly [across: number, up: number];
}

export function drawDot(
  ctx: Ctx,
  layout: MapLayout,
  ask: MapAsk,
  { at }: LabDot,
  theme: Theme,
): void {
  const [x, y] = [xAt(layout, at[0]), yAt(layout, at[1])];
  const [across, up] = [termOfPrice(ask.across.name), termOfPrice(ask.up.name)];
  const bottom = layout.y + layout.height;
  for (const [color, width] of [
    [theme.paper, 3.5],
    [null, 1.6],
  ] as const) {
    line(ctx, x, bottom, x, y, color ?? theme[across.term], width);
    line(ctx, layout.x, y, x, y, color ?? theme[up.term], width);
  }
  ctx.beginPath();
  ctx.arc(x, y, 8.5, 0, 2 * Math.PI);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  ctx.fillStyle = theme.ink;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, 2.4, 0, 2 * Math.PI);
  ctx.fillStyle = theme.paper;
  ctx.fill();
}

/** The prices of the dot, below the map. */
export function drawDotWords(
  ctx: Ctx,
  layout: MapLayout,
  ask: MapAsk,
  { at, prices }: LabDot,
  theme: Theme,
): void {
  const x = xAt(layout, at[0]);
  const bottom = layout.y + layout.height;
  const [across, up] = [termOfPrice(ask.across.name), termOfPrice(ask.up.name)];
  const words: [string, string, string][] = [
    ['the lab now: ', theme.ink, font.strong],
    [`${across.letter} ${shortLabel(prices[0])} `, theme[across.term], font.strong],
    [`${up.letter} ${shortLabel(prices[1])}`, theme[up.term], font.strong],
    ...(layout.width > 420
      ? ([[' drag to set both', theme.muted, font.note]] as [string, string, string][])
      : []),
  ];
  const widths = words.map(([content, , face]) => {
    ctx.font = face;
    return ctx.measureText(content).width;
  });
  const all = widths.reduce((sum, width) => sum + width, 0);
  // The name of the way across stands at the right.
  const most = layout.x + layout.width - 90 - all;
  let from = Math.max(layout.x, Math.min(most, x - all / 2));
  words.forEach(([content, color, face], i) => {
    text(ctx, content, from, bottom + 30, { color, font: face });
    from += widths[i]!;
  });
}
