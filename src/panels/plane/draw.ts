/** Draws a plane of points: the areas of the classes, who draws the boundary, the boundary, the points. */
import type { PlaneTaken } from '../../state/pictures.ts';
import type { Theme } from '../../ui/theme.ts';
import { channels, mix, type Channels } from '../shared/colour.ts';
import { crossPath, discPath, trianglePath, type Ctx } from '../shared/marks.ts';
import { font, text, textOnPaper } from '../shared/type.ts';
import type { Box } from '../weights/layout.ts';
import { spotOf, type Projection, type Segment, type Spot } from './geometry.ts';
import { boundaryOf, classesAt, type NeuronLine, type Points } from './scene.ts';

/** How much ink a class's ground has more than that of the class before. */
const SHADE = 0.13;
/** How much of the contested colour lies where two nets differ. */
const AMBER = 0.55;

const opaque = (colour: number): Channels => [
  colour & 255,
  (colour >> 8) & 255,
  (colour >> 16) & 255,
];

/** Pixels of the ground of each class, and of each where the nets differ. */
function grounds(theme: Theme, classes: number): { plain: number[]; differs: number[] } {
  const [paper, ink, contested] = [theme.paper, theme.ink, theme.contested].map(channels) as [
    Channels,
    Channels,
    Channels,
  ];
  const plain = Array.from({ length: classes }, (_, k) => mix(paper, ink, SHADE * k));
  return { plain, differs: plain.map((ground) => mix(opaque(ground), contested, AMBER)) };
}

/**
 * The areas as pixels, [to, to].
 *
 * @param compared where it answers otherwise, the area is marked
 */
export function areaPixels(
  taken: PlaneTaken,
  compared: PlaneTaken | null,
  to: number,
  theme: Theme,
): Uint32Array {
  const { plain, differs } = grounds(theme, taken.classes);
  const now = classesAt(taken, to);
  const other = compared === null ? now : classesAt(compared, to);
  return Uint32Array.from(now, (k, at) => (k === other[at] ? plain : differs)[k]!);
}

/** Pieces in units of the picture's edge, as a path. */
function tracePieces(ctx: Ctx, pieces: readonly Segment[], { x, y, width, height }: Box): void {
  ctx.beginPath();
  for (const [from, to] of pieces) {
    ctx.moveTo(x + from[0] * width, y + from[1] * height);
    ctx.lineTo(x + to[0] * width, y + to[1] * height);
  }
}

export function drawBoundary(
  ctx: Ctx,
  taken: PlaneTaken,
  box: Box,
  theme: Theme,
  width: number,
): void {
  tracePieces(ctx, boundaryOf(taken), box);
  ctx.lineCap = 'round';
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = width + 2;
  ctx.stroke();
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = width;
  ctx.stroke();
  ctx.lineCap = 'butt';
}

/** Dotted: a dot for each piece. */
export function drawFormerBoundary(
  ctx: Ctx,
  taken: PlaneTaken,
  { x, y, width, height }: Box,
  theme: Theme,
): void {
  ctx.beginPath();
  for (const [[x1, y1], [x2, y2]] of boundaryOf(taken))
    discPath(ctx, x + ((x1 + x2) / 2) * width, y + ((y1 + y2) / 2) * height, 0.9);
  ctx.fillStyle = theme.ink;
  ctx.fill();
}

function traceLine(ctx: Ctx, { pieces }: NeuronLine, projection: Projection): void {
  for (const [[x1, y1], [x2, y2]] of pieces) {
    ctx.moveTo(...spotOf(projection, x1, y1));
    ctx.lineTo(...spotOf(projection, x2, y2));
  }
}

/** Of those who have left: dashed, behind everything. */
export function drawLeft(
  ctx: Ctx,
  lines: readonly NeuronLine[],
  projection: Projection,
  theme: Theme,
): void {
  ctx.beginPath();
  for (const one of lines) traceLine(ctx, one, projection);
  ctx.setLineDash([3, 3]);
  ctx.strokeStyle = theme.pruned;
  ctx.globalAlpha = 0.55;
  ctx.lineWidth = 0.8;
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

/** Of the lines of a few neurons, and of many. */
export const LINE = { few: 2.4, many: 1.1 } as const;

/** Of one who is in: on paper, so that it stands out from points and areas. */
export function drawLine(
  ctx: Ctx,
  one: NeuronLine,
  projection: Projection,
  colour: string,
  theme: Theme,
  width: number = LINE.few,
): void {
  ctx.beginPath();
  traceLine(ctx, one, projection);
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = width + 1.6;
  ctx.stroke();
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/** Room for the words at the picture's lower edge. */
const WORDS = 24;

/** Where the number of a player has its place: where its line leaves the picture, within it; null without a line. */
export function numberSpot({ pieces }: NeuronLine, projection: Projection): Spot | null {
  const end = pieces.at(-1)?.[1];
  if (end === undefined) return null;
  const { x, y, width, height } = projection.box;
  const [px, py] = spotOf(projection, ...end);
  const within = (at: number, from: number, to: number) => Math.min(to, Math.max(from, at));
  return [within(px, x + 12, x + width - 12), within(py, y + 9, y + height - WORDS)];
}

export const drawNumber = (
  ctx: Ctx,
  player: number,
  [x, y]: Spot,
  theme: Theme,
  strong: boolean,
): void =>
  textOnPaper(ctx, String(player), x, y, theme.paper, {
    color: theme.ink,
    font: strong ? font.strong : font.note,
    align: 'center',
  });

const RADIUS = 2.3;

/** Hollow, filled, a triangle, a cross: by class. */
export function drawPoints(ctx: Ctx, points: Points, projection: Projection, theme: Theme): void {
  const { values, size, labels, count } = points;
  const spots: Spot[][] = [[], [], [], []];
  for (let i = 0; i < count; i++) {
    const spot = spotOf(projection, values[i * size]!, values[i * size + 1]!);
    spots[labels[i]! % spots.length]!.push(spot);
  }
  const [hollow, filled, triangles, crosses] = spots as [Spot[], Spot[], Spot[], Spot[]];
  const trace = (path: typeof discPath, own: readonly Spot[], radius: number) => {
    ctx.beginPath();
    for (const [x, y] of own) path(ctx, x, y, radius);
  };
  ctx.lineWidth = 1;
  [ctx.strokeStyle, ctx.fillStyle] = [theme.ink, theme.paper];
  trace(discPath, hollow, RADIUS);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = theme.ink;
  trace(discPath, filled, RADIUS);
  ctx.fill();
  trace(trianglePath, triangles, RADIUS + 0.4);
  ctx.fill();
  trace(crossPath, crosses, RADIUS);
  ctx.stroke();
}

export function drawWrong(
  ctx: Ctx,
  { values, size }: Points,
  wrong: Uint8Array,
  projection: Projection,
  theme: Theme,
): void {
  ctx.beginPath();
  wrong.forEach((isWrong, i) => {
    if (isWrong)
      discPath(ctx, ...spotOf(projection, values[i * size]!, values[i * size + 1]!), 4.6);
  });
  ctx.strokeStyle = theme.contestedOutline;
  ctx.lineWidth = 1.6;
  ctx.stroke();
}

export function drawFrame(ctx: Ctx, { x, y, width, height }: Box, theme: Theme): void {
  ctx.strokeStyle = theme.hairline;
  ctx.lineWidth = 1;
  ctx.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

export const drawWords = (
  ctx: Ctx,
  words: string,
  { x, y, height }: Box,
  theme: Theme,
  isWarning: boolean,
): void =>
  textOnPaper(ctx, words, x + 8, y + height - 12, theme.paper, {
    color: isWarning ? theme.contestedText : theme.muted,
  });

export const drawCaption = (
  ctx: Ctx,
  { x, y, width }: Box,
  left: string,
  right: string,
  theme: Theme,
): void => {
  text(ctx, left, x, y - 8, { color: theme.muted });
  text(ctx, right, x + width, y - 8, { color: theme.ink, font: font.strong, align: 'right' });
};
