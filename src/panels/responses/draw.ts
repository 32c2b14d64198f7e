/** Draws the best-response map. */
import type { ShownIndex } from '../../game/players.ts';
import { setting } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { crossPath, discPath, hourglassPath, trianglePath, type Ctx } from '../shared/marks.ts';
import type { NamedPlayer } from '../shared/shownPlayers.ts';
import { CROSS, DISC, HOURGLASS, MARK, TRIANGLE } from '../shared/states.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import { BEYOND_LEFT, BEYOND_RIGHT, BEYOND_TOP, type MapLayout, type Places } from './layout.ts';

export interface MapScene {
  readonly places: Places;
  /** Index into STATES; shape [playerCount]. */
  readonly state: Uint8Array;
  /** Ringed players, the first one named. */
  readonly ringed: readonly NamedPlayer[];
}

/** The polygon of the region between the lines x = 0 and x = y, and the point where x = y leaves. */
function diagonal({ plot, x, y }: MapLayout): { endX: number; endY: number } {
  if (y === null) return { endX: x(0), endY: plot.y };
  const [, high] = x.domain();
  const [, top] = y.domain();
  const end = Math.min(high, top);
  return { endX: x(end), endY: y(end) };
}

function drawRegions(ctx: Ctx, layout: MapLayout, theme: Theme): void {
  const { plot, x, y } = layout;
  const zero = x(0);
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  ctx.fillStyle = theme.tint;
  ctx.fillRect(zero, plot.y, right - zero, plot.height);
  const { endX, endY } = diagonal(layout);
  if (y !== null) {
    ctx.beginPath();
    ctx.moveTo(zero, bottom);
    ctx.lineTo(endX, endY);
    if (endY > plot.y) ctx.lineTo(right, plot.y);
    ctx.lineTo(zero, plot.y);
    ctx.fillStyle = theme.wash;
    ctx.fill();
    line(ctx, zero, bottom, endX, endY, theme.axis);
  }
  line(ctx, zero, plot.y, zero, bottom, theme.axis, 1.2);
  line(ctx, plot.x, bottom + 0.5, right, bottom + 0.5, theme.axis);

  // Names of the regions, each where its region has room.
  const above = plot.y - 8;
  const name = (words: string, from: number, to: number) => {
    ctx.font = font.note;
    if (to - from > ctx.measureText(words).width + 4)
      text(ctx, words, (from + to) / 2, above, { color: theme.muted, align: 'center' });
  };
  const nameFrom = y === null ? plot.x : roomForWords(layout) ? 106 : 50;
  // Beside the name of the upward axis; where that leaves no room within, below the figure at its end.
  if (y === null || roomForWords(layout)) name('out', nameFrom, zero);
  else if (zero > plot.x)
    textOnPaper(ctx, 'out', zero - 5, plot.y + 22, theme.paper, {
      color: theme.muted,
      align: 'right',
    });
  if (y === null) name('in', zero, right);
  else {
    const steep = endY <= plot.y + 0.5;
    name('between', Math.max(nameFrom, zero), steep ? Math.max(endX, zero + 52) : right);
    if (steep) name('in', Math.max(endX, zero + 52), right);
    else if (bottom - endY > 18)
      textOnPaper(ctx, 'in', right - 6, bottom - 9, theme.tint, {
        color: theme.muted,
        align: 'right',
      });
  }
}

/** Whether the name of the upward axis fits before the regions' names. */
const roomForWords = ({ x }: MapLayout): boolean => x(0) > 106 + 28;

function drawAxes(ctx: Ctx, layout: MapLayout, theme: Theme): void {
  const { plot, x, y, xTicks, yTicks, strips } = layout;
  const bottom = plot.y + plot.height;
  const below = bottom + 12;
  const wordsFrom = plot.x + plot.width - 88;
  for (const tick of xTicks) {
    const at = x(tick);
    line(ctx, at, bottom, at, bottom + 4, theme.axis);
    if (at < wordsFrom)
      text(ctx, setting(tick), at, below, { color: theme.muted, align: 'center' });
  }
  // The formula of the axis, each term in its colour.
  const parts: [string, string][] = [
    ['αb', theme.benefit],
    [' − ', theme.muted],
    ['γ', theme.presence],
    [' − ', theme.muted],
    ['ηc', theme.rivals],
  ];
  const widths = parts.map(([words]) => {
    ctx.font = font.math;
    return ctx.measureText(words).width;
  });
  let at = plot.x + plot.width - widths.reduce((sum, width) => sum + width, 0);
  parts.forEach(([words, color], index) => {
    text(ctx, words, at, below, { color, font: font.math });
    at += widths[index];
  });
  if (y === null) {
    strips.forEach((strip) => {
      const middle = strip.y + strip.height / 2;
      text(ctx, strip.name, plot.x - 7, middle, { color: theme.muted, align: 'right' });
    });
    return;
  }
  const words = roomForWords(layout);
  if (words) text(ctx, 'size price', 0, plot.y - 9, { color: theme.muted });
  text(ctx, '2β‖θ‖²', words ? 54 : 0, plot.y - 9, { color: theme.size, font: font.math });
  for (const tick of yTicks) {
    const words = setting(tick);
    text(ctx, words, plot.x - 5, tick === 0 ? bottom - 4 : y(tick) + 5, {
      color: theme.muted,
      align: 'right',
    });
  }
}

/** Where the axis ends before the player does, an arrow says so. */
function arrowPath(ctx: Ctx, x: number, y: number, beyond: number, radius: number): void {
  const [far, wide] = [radius + 3.5, 2.5];
  if ((beyond & (BEYOND_LEFT | BEYOND_RIGHT)) !== 0) {
    const way = (beyond & BEYOND_LEFT) !== 0 ? -1 : 1;
    ctx.moveTo(x + way * (far - 2.5), y - wide);
    ctx.lineTo(x + way * far, y);
    ctx.lineTo(x + way * (far - 2.5), y + wide);
  }
  if ((beyond & BEYOND_TOP) !== 0) {
    ctx.moveTo(x - wide, y - far + 2.5);
    ctx.lineTo(x, y - far);
    ctx.lineTo(x + wide, y - far + 2.5);
  }
}

function drawMarks(ctx: Ctx, { places, state }: MapScene, layout: MapLayout, theme: Theme): void {
  const { at, beyond } = places;
  const { radius } = layout;
  const each = (wanted: number, path: typeof discPath, size: number) => {
    ctx.beginPath();
    for (let i = 0; i < state.length; i++)
      if (MARK[state[i]] === wanted) path(ctx, at[2 * i], at[2 * i + 1], size);
  };
  each(CROSS, crossPath, radius * 0.75);
  ctx.strokeStyle = theme.pruned;
  ctx.lineWidth = 0.9;
  ctx.stroke();
  for (const [mark, path] of [
    [TRIANGLE, trianglePath],
    [HOURGLASS, hourglassPath],
  ] as const) {
    each(mark, path, radius);
    ctx.fillStyle = theme.contested;
    ctx.fill();
    ctx.strokeStyle = theme.contestedOutline;
    ctx.lineWidth = 0.8;
    ctx.stroke();
  }
  each(DISC, discPath, radius);
  ctx.fillStyle = theme.active;
  ctx.fill();
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 0.6;
  ctx.stroke();
  ctx.beginPath();
  for (let i = 0; i < state.length; i++)
    if (beyond[i] !== 0) arrowPath(ctx, at[2 * i], at[2 * i + 1], beyond[i], radius);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1;
  ctx.stroke();
}

function drawOne(
  ctx: Ctx,
  scene: MapScene,
  player: ShownIndex,
  radius: number,
  theme: Theme,
): void {
  const [x, y] = [scene.places.at[2 * player], scene.places.at[2 * player + 1]];
  const mark = MARK[scene.state[player]];
  ctx.beginPath();
  if (mark === CROSS) {
    crossPath(ctx, x, y, radius);
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1.4;
    ctx.stroke();
  } else {
    const path = mark === DISC ? discPath : mark === TRIANGLE ? trianglePath : hourglassPath;
    path(ctx, x, y, radius + 0.6);
    ctx.fillStyle = mark === DISC ? theme.active : theme.contested;
    ctx.fill();
  }
  ctx.beginPath();
  discPath(ctx, x, y, radius + 4);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2;
  ctx.stroke();
}

export function drawMap(ctx: Ctx, scene: MapScene, layout: MapLayout, theme: Theme): void {
  const { plot, radius } = layout;
  drawRegions(ctx, layout, theme);
  drawAxes(ctx, layout, theme);
  drawMarks(ctx, scene, layout, theme);
  [...scene.ringed].reverse().forEach(({ player }) => drawOne(ctx, scene, player, radius, theme));
  const [first] = scene.ringed;
  if (first === undefined) return;
  const [x, y] = [scene.places.at[2 * first.player], scene.places.at[2 * first.player + 1]];
  const up = y - radius - 13 > plot.y - 2;
  textOnPaper(
    ctx,
    String(first.name),
    Math.max(plot.x + 10, Math.min(plot.x + plot.width - 10, x)),
    up ? y - radius - 12 : y + radius + 13,
    theme.paper,
    { color: theme.ink, font: font.strong, align: 'center' },
  );
}
