/** Draws a map of two prices: cells, guesses, regions, lines of equal accuracy. */
import { valuesOf } from '../../spec/map/axes.ts';
import type { MapAsk } from '../../spec/map/ask.ts';
import { fixed } from '../../ui/format.ts';
import { termOfPrice } from '../../ui/labels.ts';
import { shortLabel } from '../../ui/sliderScale.ts';
import type { Theme } from '../../ui/theme.ts';
import { channels } from '../shared/colour.ts';
import { crossPath, trianglePath, type Ctx } from '../shared/marks.ts';
import { font, text, textOnPaper } from '../shared/type.ts';
import { boxOf, isRoomy, xAt, yAt, type Box, type MapLayout } from './layout.ts';
import type { MapScene } from '../../state/map/scene.ts';

export interface Shown {
  readonly figures: boolean;
  readonly lines: boolean;
}

/** A large area of the ramp’s last colour shouts. */
const RAMP_END = 6 / 7;
const WORD = "400 18px 'STIX Two Text', 'Times New Roman', serif";
const CROSS_ROOM = 48;
const PATCH = { width: 26, height: 18 };

export const cellColour = (theme: Pick<Theme, 'rampAt'>, inShare: number): string =>
  theme.rampAt(RAMP_END * inShare);

/** Ink or paper, whichever is read on a colour. */
function readOn(colour: string, theme: Theme): string {
  const light = (of: string) => channels(of).reduce((sum, channel) => sum + channel, 0);
  const ground = light(colour);
  return Math.abs(light(theme.ink) - ground) > Math.abs(light(theme.paper) - ground)
    ? theme.ink
    : theme.paper;
}

function drawKnown(ctx: Ctx, layout: MapLayout, scene: MapScene, shown: Shown, theme: Theme): void {
  scene.known.forEach((outcome, cell) => {
    const box = boxOf(layout, cell);
    const isDead = scene.regions[cell] === 'dead';
    const colour =
      outcome === null ? theme.wash : isDead ? theme.paper : cellColour(theme, outcome.inShare);
    ctx.fillStyle = colour;
    ctx.fillRect(box.left, box.top, box.width, box.height);
    ctx.strokeStyle = isDead ? theme.hairline : theme.paper;
    ctx.lineWidth = 1;
    ctx.strokeRect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1);
    if (scene.failures[cell] !== null) drawFailure(ctx, box, theme);
    else if (outcome === null) drawGuess(ctx, box, scene.guesses[cell]?.outcome.inShare, theme);
    else if (isDead) drawDead(ctx, box, theme);
    if (outcome !== null && scene.dead[cell]! > 0) drawDied(ctx, box, isDead, colour, theme);
    if (outcome === null || !shown.figures || !isRoomy(layout)) return;
    const colourOfText = isDead ? theme.muted : readOn(colour, theme);
    text(ctx, fixed(100 * outcome.accuracy, 1), box.left + 5, box.top + 11, {
      color: colourOfText,
    });
  });
}

function drawGuess(ctx: Ctx, box: Box, inShare: number | undefined, theme: Theme): void {
  if (inShare === undefined) return;
  const width = Math.min(PATCH.width, box.width * 0.4);
  const height = Math.min(PATCH.height, box.height * 0.4);
  const [left, top] = [box.left + (box.width - width) / 2, box.top + (box.height - height) / 2];
  ctx.fillStyle = cellColour(theme, inShare);
  ctx.fillRect(left, top, width, height);
  ctx.strokeStyle = theme.axis;
  ctx.lineWidth = 0.8;
  ctx.strokeRect(left, top, width, height);
}

function drawDead(ctx: Ctx, box: Box, theme: Theme): void {
  ctx.strokeStyle = theme.pruned;
  ctx.lineWidth = 1.1;
  ctx.beginPath();
  const y = isCrossBelow(box) ? box.top + box.height - 9 : box.top + 10;
  crossPath(ctx, box.left + box.width - 9, y, 3);
  ctx.stroke();
}

/** Under the figure where both have no room side by side. */
const isCrossBelow = (box: Box): boolean => box.width < CROSS_ROOM;

function drawFailure(ctx: Ctx, box: Box, theme: Theme): void {
  ctx.strokeStyle = theme.contestedOutline;
  ctx.lineWidth = 1.6;
  ctx.beginPath();
  trianglePath(ctx, box.left + box.width / 2, box.top + box.height / 2, Math.min(7, box.width / 4));
  ctx.stroke();
}

/** Not all of its seeds came to something. At the right: names of regions begin at the left. */
function drawDied(ctx: Ctx, box: Box, isDead: boolean, colour: string, theme: Theme): void {
  ctx.strokeStyle = readOn(colour, theme);
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  const room = isDead && isCrossBelow(box) ? Math.min(20, box.width - 7) : 9;
  const size = Math.min(4, box.width / 6);
  trianglePath(ctx, box.left + box.width - room, box.top + box.height - 8, size);
  ctx.stroke();
}

/** Runs of points as one path. */
function trace(ctx: Ctx, layout: MapLayout, points: readonly (readonly [number, number])[]): void {
  ctx.beginPath();
  points.forEach(([column, row], i) => {
    const [x, y] = [xAt(layout, column), yAt(layout, row)];
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
}

function drawContours(ctx: Ctx, layout: MapLayout, { contours }: MapScene, theme: Theme): void {
  ctx.lineJoin = 'round';
  for (const { points, isGuess } of contours) {
    trace(ctx, layout, points);
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = 3.6;
    ctx.stroke();
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1.4;
    ctx.setLineDash(isGuess ? [3, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  labelContours(ctx, layout, contours, theme);
}

/** Between two rows of cells, where no figure stands; low in the map, where lines stand upright. */
function labelContours(
  ctx: Ctx,
  layout: MapLayout,
  contours: MapScene['contours'],
  theme: Theme,
): void {
  const taken: (readonly [number, number])[] = [];
  for (const level of new Set(contours.map((each) => each.level))) {
    const place = Array.from({ length: layout.cells - 1 }, (_, row) => row + 0.5)
      .flatMap((row) =>
        contours
          .filter((each) => each.level === level)
          .flatMap(({ points }) => columnsAt(points, row))
          .map((column) => [xAt(layout, column), yAt(layout, row)] as const),
      )
      .find(([x, y]) => taken.every(([tx, ty]) => Math.abs(tx - x) > 36 || Math.abs(ty - y) > 14));
    if (place === undefined) continue;
    taken.push(place);
    textOnPaper(ctx, `${fixed(100 * level, 0)}\u202f%`, ...place, theme.paper, {
      ...{ color: theme.ink, font: font.strong, align: 'center' },
    });
  }
}

/** Where a line crosses a row. */
function columnsAt(points: readonly (readonly [number, number])[], row: number): number[] {
  return points.slice(1).flatMap(([x, y], i) => {
    const [fromX, fromY] = points[i]!;
    if (fromY < row === y < row) return [];
    return [fromX + ((row - fromY) / (y - fromY)) * (x - fromX)];
  });
}

function drawWords(ctx: Ctx, layout: MapLayout, scene: MapScene, theme: Theme): void {
  if (layout.cellHeight < 24) return;
  for (const { region, cell } of scene.words) {
    const { left, top, height } = boxOf(layout, cell);
    const inShare = scene.known[cell]?.inShare ?? 0;
    const ground = region === 'dead' ? theme.paper : cellColour(theme, inShare);
    textOnPaper(ctx, region, left + 5, top + height - 12, ground, {
      ...{ color: region === 'dead' ? theme.muted : readOn(ground, theme), font: WORD },
    });
  }
}

export function drawMap(
  ctx: Ctx,
  layout: MapLayout,
  scene: MapScene,
  shown: Shown,
  theme: Theme,
): void {
  drawKnown(ctx, layout, scene, shown, theme);
  if (shown.lines) drawContours(ctx, layout, scene, theme);
  drawWords(ctx, layout, scene, theme);
}

export function drawAxes(ctx: Ctx, layout: MapLayout, ask: MapAsk, theme: Theme): void {
  const { x, y, width, height, cells } = layout;
  const every = layout.cellWidth < 30 ? 2 : 1;
  valuesOf(ask.across, cells).forEach((value, column) => {
    if (column % every === 0)
      text(ctx, shortLabel(value), xAt(layout, column), y + height + 12, {
        ...{ color: theme.muted, align: 'center' },
      });
  });
  const everyRow = layout.cellHeight < 16 ? 2 : 1;
  valuesOf(ask.up, cells).forEach((value, row) => {
    if (row % everyRow === 0)
      text(ctx, shortLabel(value), x - 6, yAt(layout, row), { color: theme.muted, align: 'right' });
  });
  const [across, up] = [termOfPrice(ask.across.name), termOfPrice(ask.up.name)];
  text(ctx, `${across.word} ${across.letter} →`, x + width, y + height + 30, {
    ...{ color: theme[across.term], font: font.strong, align: 'right' },
  });
  ctx.save();
  ctx.translate(8, y);
  ctx.rotate(-Math.PI / 2);
  text(ctx, `${up.word} ${up.letter} →`, 0, 0, {
    ...{ color: theme[up.term], font: font.strong, align: 'right' },
  });
  ctx.restore();
}
