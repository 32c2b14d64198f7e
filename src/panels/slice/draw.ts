/** Draws the slice: landscape, basins, arrows, best responses, rests, and the two where they are. */
import { nullcline, otherOf, SIDES, type Point } from '../../game/frozen/slice.ts';
import { drift } from '../../game/frozen/sliceFlow.ts';
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { font, line, text, textOnPaper } from '../shared/type.ts';
import { bandsOf, basinOutline } from './bands.ts';
import { pixelOf, type SliceLayout } from './layout.ts';
import type { Mark } from './marks.ts';
import { placeName } from './names.ts';
import { CELLS, stableRests, type Fate, type Game, type Scene } from './scene.ts';

/** Each band of the potential adds this much ink: higher ground has more contrast. */
const BAND_ALPHA = 0.018;
const DASH = [6, 4];

/** Where the names of the two lines stood last; kept by the painter so that they do not jump. */
export type NamePlaces = [number | null, number | null];

export interface Shown {
  readonly scene: Scene;
  /** Recent past, ending now. */
  readonly tail: readonly Point[];
  readonly whatIf: Point | null;
  /** Where they would drift from there, or from now. */
  readonly fate: Fate | null;
  readonly marked: Mark | null;
}

function path(ctx: Ctx, layout: SliceLayout, points: readonly Point[]): void {
  for (const [index, point] of points.entries()) {
    const [x, y] = pixelOf(layout, point);
    if (index === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

function drawGround(ctx: Ctx, game: Game, layout: SliceLayout, theme: Theme): void {
  const { plot } = layout;
  ctx.save();
  ctx.beginPath();
  ctx.rect(plot.x, plot.y, plot.width, plot.height);
  ctx.clip();
  const stable = stableRests(game);
  if (stable.length > 1)
    stable.forEach((index, order) => {
      ctx.beginPath();
      for (const ring of basinOutline(game.basin, CELLS, index)) path(ctx, layout, ring);
      ctx.fillStyle = order % 2 === 0 ? theme.tint : theme.wash;
      ctx.fill();
      ctx.strokeStyle = theme.axis;
      ctx.lineWidth = 1;
      ctx.stroke();
    });
  ctx.globalAlpha = BAND_ALPHA;
  ctx.fillStyle = theme.ink;
  for (const band of bandsOf(game.slice)) {
    ctx.beginPath();
    for (const ring of band) path(ctx, layout, ring);
    ctx.fill('evenodd');
  }
  ctx.restore();
}

function drawArrows(ctx: Ctx, game: Game, layout: SliceLayout, theme: Theme): void {
  const { plot, arrows } = layout;
  const pushes = arrows.map((at) => drift(game.slice, at));
  const strongest = Math.max(...pushes.map(([u, v]) => Math.hypot(u, v)));
  if (strongest === 0) return;
  ctx.beginPath();
  arrows.forEach((at, index) => {
    const [u, v] = pushes[index];
    const [dx, dy] = [u * plot.width, -v * plot.height];
    const size = Math.hypot(dx, dy);
    if (size === 0) return;
    const length = 4 + 9 * Math.sqrt(Math.hypot(u, v) / strongest);
    const [ex, ey] = [dx / size, dy / size];
    const [x, y] = pixelOf(layout, at);
    const [tx, ty] = [x + (ex * length) / 2, y + (ey * length) / 2];
    ctx.moveTo(x - (ex * length) / 2, y - (ey * length) / 2);
    ctx.lineTo(tx, ty);
    ctx.moveTo(tx - 3.2 * ex + 2.2 * ey, ty - 3.2 * ey - 2.2 * ex);
    ctx.lineTo(tx, ty);
    ctx.lineTo(tx - 3.2 * ex - 2.2 * ey, ty - 3.2 * ey + 2.2 * ex);
  });
  ctx.strokeStyle = theme.control;
  ctx.lineWidth = 1;
  ctx.stroke();
}

function drawLines(ctx: Ctx, shown: Shown, game: Game, layout: SliceLayout, theme: Theme): void {
  for (const side of SIDES) {
    const corners = nullcline(game.slice, side);
    if (corners === null) continue;
    const marked = shown.marked?.kind === 'line' && shown.marked.side === side;
    ctx.beginPath();
    path(ctx, layout, corners);
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = marked ? 3.2 : 1.8;
    ctx.lineJoin = 'round';
    ctx.setLineDash(side === 0 ? [] : DASH);
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

function drawNames(
  ctx: Ctx,
  shown: Shown,
  game: Game,
  layout: SliceLayout,
  theme: Theme,
  places: NamePlaces,
): void {
  const { scene, whatIf } = shown;
  const lines = SIDES.map((side) =>
    nullcline(game.slice, side)?.map((corner) => pixelOf(layout, corner)),
  );
  const points = [
    ...game.rests.flatMap(({ corners }) => (corners.length === 4 ? [] : corners)),
    scene.now,
    ...(whatIf === null ? [] : [whatIf]),
  ];
  const avoid = points.map((point) => [pixelOf(layout, point)]);
  for (const side of SIDES) {
    const corners = lines[side];
    if (corners === undefined) continue;
    const words = `best for ${scene.pair.names[side]}`;
    ctx.font = font.note;
    const { width } = ctx.measureText(words);
    const other = lines[otherOf(side)];
    const { at, index } = placeName(
      corners,
      other === undefined ? avoid : [...avoid, other],
      width,
      layout.plot,
      places[side],
    );
    places[side] = index;
    textOnPaper(ctx, words, at[0], at[1], theme.paper, { color: theme.ink, align: 'center' });
    avoid.push([
      [at[0] - width / 2, at[1]],
      [at[0] + width / 2, at[1]],
    ]);
  }
}

function drawRests(ctx: Ctx, shown: Shown, game: Game, layout: SliceLayout, theme: Theme): void {
  game.rests.forEach(({ corners, stable }, index) => {
    if (corners.length === 4) return;
    const marked = shown.marked?.kind === 'rest' && shown.marked.index === index;
    if (corners.length === 2) {
      ctx.beginPath();
      path(ctx, layout, corners);
      ctx.strokeStyle = theme.ink;
      ctx.lineWidth = marked ? 7 : 5;
      ctx.setLineDash(stable ? [] : [2, 3]);
      ctx.stroke();
      ctx.setLineDash([]);
      return;
    }
    const [x, y] = pixelOf(layout, corners[0]);
    ctx.beginPath();
    ctx.arc(x, y, marked ? 6.5 : 4.5, 0, 2 * Math.PI);
    ctx.fillStyle = stable ? theme.ink : theme.paper;
    ctx.fill();
    ctx.strokeStyle = stable ? theme.paper : theme.ink;
    ctx.lineWidth = stable ? 1 : 1.8;
    ctx.stroke();
  });
}

function drawPoint(ctx: Ctx, shown: Shown, layout: SliceLayout, theme: Theme): void {
  const { scene, tail, whatIf, fate, marked } = shown;
  ctx.strokeStyle = theme.active;
  ctx.beginPath();
  path(ctx, layout, tail);
  ctx.lineWidth = 2.4;
  ctx.globalAlpha = 0.45;
  ctx.stroke();
  ctx.globalAlpha = 1;
  if (fate !== null) {
    ctx.beginPath();
    path(ctx, layout, fate.way);
    ctx.lineWidth = whatIf === null ? 1.2 : 2;
    ctx.setLineDash(whatIf === null ? [1.5, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  const [x, y] = pixelOf(layout, scene.now);
  ctx.beginPath();
  ctx.arc(x, y, marked?.kind === 'now' ? 7 : 5.5, 0, 2 * Math.PI);
  ctx.fillStyle = theme.active;
  ctx.fill();
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  nameBeside(ctx, layout, [x, y], 'now', theme);
  if (whatIf === null) return;
  const [wx, wy] = pixelOf(layout, whatIf);
  ctx.beginPath();
  ctx.arc(wx, wy, 7, 0, 2 * Math.PI);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.strokeStyle = theme.active;
  ctx.lineWidth = 2;
  ctx.stroke();
  nameBeside(ctx, layout, [wx, wy], 'what if', theme);
}

function nameBeside(ctx: Ctx, layout: SliceLayout, [x, y]: Point, words: string, theme: Theme) {
  const { plot } = layout;
  const left = x > plot.x + plot.width - 48;
  textOnPaper(ctx, words, left ? x - 10 : x + 10, y < plot.y + 16 ? y + 11 : y - 9, theme.paper, {
    color: theme.active,
    font: font.strong,
    align: left ? 'right' : 'left',
  });
}

function drawAxes(ctx: Ctx, { pair }: Scene, layout: SliceLayout, theme: Theme): void {
  const { plot, x, y } = layout;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  for (const [x1, y1, x2, y2] of [
    [plot.x, bottom, right, bottom],
    [plot.x, plot.y, plot.x, bottom],
    [plot.x, plot.y, right, plot.y],
    [right, plot.y, right, bottom],
  ])
    line(ctx, x1, y1, x2, y2, theme.axis);
  for (const s of [0, 0.5, 1]) {
    const words = String(s);
    const align = s === 0 ? 'left' : s === 1 ? 'right' : 'center';
    text(ctx, words, x(s), bottom + 12, { color: theme.muted, align });
    text(ctx, words, plot.x - 7, y(s), { color: theme.muted, align: 'right' });
  }
  const [i, j] = pair.names;
  text(ctx, `↑ s of ${j}`, plot.x - 2, plot.y - 10, { color: theme.ink });
  text(ctx, `s of ${i} →`, right, bottom + 27, { color: theme.ink, align: 'right' });
}

export function drawSlice(
  ctx: Ctx,
  shown: Shown,
  layout: SliceLayout,
  theme: Theme,
  places: NamePlaces,
): void {
  const { game } = shown.scene;
  if (game !== null) {
    drawGround(ctx, game, layout, theme);
    drawArrows(ctx, game, layout, theme);
  }
  drawAxes(ctx, shown.scene, layout, theme);
  if (game !== null) {
    drawLines(ctx, shown, game, layout, theme);
    drawNames(ctx, shown, game, layout, theme, places);
    drawRests(ctx, shown, game, layout, theme);
  }
  drawPoint(ctx, shown, layout, theme);
}
