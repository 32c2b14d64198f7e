/** Draws what lies on and around the tiles: bars, state marks, rings, layer titles, the legend. */
import { activeIn } from '../../game/summary.ts';
import { grouped } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import {
  crossPath,
  discPath,
  drawMark,
  hourglassPath,
  trianglePath,
  type Ctx,
} from '../shared/marks.ts';
import {
  countsOf,
  CROSS,
  DISC,
  HOURGLASS,
  listedStates,
  MARK,
  TRIANGLE,
  type Crowd,
} from '../shared/states.ts';
import { font, text } from '../shared/type.ts';
import { cellAt, LEGEND_ROW, type PlayersLayout } from './layout.ts';
import { shownIndex, type ShownIndex } from '../../game/players.ts';

/** Of the bar that shows s, by the mark of the player's state. */
export const barColour = (mark: number, theme: Theme): string =>
  mark === DISC ? theme.active : mark === CROSS ? theme.pruned : theme.contestedOutline;

export interface PlayersScene {
  /** s; shape [playerCount]. */
  readonly participation: Float32Array;
  readonly crowd: Pick<Crowd, 'state'>;
  /** Of all players of the grids (game/summary.ts); shape [grids, SUMMARY_LENGTH]. */
  readonly summaries: Float32Array;
  /** Whether deeper players are seen through the layers before them. */
  readonly throughNet: boolean;
  readonly selected: readonly ShownIndex[];
  readonly hovered: ShownIndex | null;
  /** The player with the keyboard's focus. */
  readonly focused: ShownIndex | null;
  /** Opacity of a fresh cross; 1 once it has faded in. */
  crossOpacity(player: number): number;
}

/** In cells smaller than this a mark is a dot: thousands of arcs and rims would cost a frame, unseen. */
const DOT_CELL_PX = 6;

const dotPath = (ctx: Ctx, x: number, y: number, radius: number): void =>
  ctx.rect(x - radius, y - radius, 2 * radius, 2 * radius);

interface Sizes {
  readonly bar: number;
  readonly mark: number;
  readonly cross: number;
}

export const markSizes = (cell: number): Sizes => ({
  bar: cell >= 36 ? 5 : cell >= 16 ? 3 : 2,
  mark: cell >= 36 ? 5 : cell >= 16 ? 3.2 : 1.7,
  cross: cell >= 36 ? 7 : cell >= 16 ? 3.5 : 2.2,
});

/** The corners of all cells; shape [layout.end, 2], unused before layout.from. Made once per layout. */
export function cellCorners(layout: PlayersLayout): Float32Array {
  const corners = new Float32Array(2 * layout.end);
  for (let player = layout.from; player < layout.end; player = shownIndex(player + 1)) {
    const cell = cellAt(layout, player);
    if (cell !== null) corners.set([cell.x, cell.y], 2 * player);
  }
  return corners;
}

export function drawMarks(
  ctx: Ctx,
  scene: PlayersScene,
  layout: PlayersLayout,
  corners: Float32Array,
  theme: Theme,
): void {
  const { cell, from, end } = layout;
  const { participation, crowd } = scene;
  const { bar, mark, cross } = markSizes(cell);
  const each = (visit: (x: number, y: number, player: number, mark: number) => void) => {
    for (let i: number = from; i < end; i++)
      visit(corners[2 * i], corners[2 * i + 1], i, MARK[crowd.state[i]]);
  };

  const small = cell < DOT_CELL_PX;
  if (!small) {
    ctx.fillStyle = theme.paper;
    ctx.beginPath();
    each((x, y, _, its) => {
      if (its === CROSS) return;
      ctx.rect(x, y + cell - bar - 1, cell, bar + 1);
    });
    ctx.fill();
  }

  for (const shape of [DISC, TRIANGLE, HOURGLASS]) {
    ctx.fillStyle = barColour(shape, theme);
    ctx.beginPath();
    each((x, y, player, its) => {
      if (its === shape)
        ctx.rect(x, y + cell - bar, Math.max(1, participation[player] * cell), bar);
    });
    ctx.fill();
  }

  // The mark sits in the corner; a rim of paper parts it from the drawing beneath.
  ctx.lineWidth = cell >= 16 ? 2 : 1;
  ctx.strokeStyle = theme.paper;
  for (const [shape, path, colour] of [
    [DISC, small ? dotPath : discPath, theme.active],
    [TRIANGLE, trianglePath, theme.contested],
    [HOURGLASS, hourglassPath, theme.contested],
  ] as const) {
    ctx.beginPath();
    each((x, y, _, its) => {
      if (its === shape) path(ctx, x + cell - mark, y + mark, mark);
    });
    if (!small) ctx.stroke();
    ctx.fillStyle = colour;
    ctx.fill();
  }

  ctx.strokeStyle = theme.pruned;
  ctx.lineWidth = 1;
  const fresh: number[] = [];
  ctx.beginPath();
  each((x, y, player, its) => {
    if (its !== CROSS) return;
    if (scene.crossOpacity(player) < 1) fresh.push(player);
    else crossPath(ctx, x + cell / 2, y + cell / 2, cross);
  });
  ctx.stroke();
  for (const player of fresh) {
    ctx.globalAlpha = scene.crossOpacity(player);
    ctx.beginPath();
    crossPath(ctx, corners[2 * player] + cell / 2, corners[2 * player + 1] + cell / 2, cross);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/** Rings: selected 2 px, hovered 1 px, the keyboard's place 2 px dashed. */
export function drawRings(
  ctx: Ctx,
  scene: PlayersScene,
  layout: PlayersLayout,
  corners: Float32Array,
  theme: Theme,
): void {
  const ring = (player: number, width: number, out: number, dash: readonly number[] = []) => {
    if (player < layout.from || player >= layout.end) return;
    ctx.setLineDash(dash as number[]);
    ctx.beginPath();
    ctx.roundRect(
      corners[2 * player] - out,
      corners[2 * player + 1] - out,
      layout.cell + 2 * out,
      layout.cell + 2 * out,
      2,
    );
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = width + 2;
    ctx.stroke();
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = width;
    ctx.stroke();
    ctx.setLineDash([]);
  };
  for (const player of scene.selected) ring(player, 2, 1.5);
  if (scene.hovered !== null && !scene.selected.includes(scene.hovered)) ring(scene.hovered, 1, 1);
  if (scene.focused !== null) ring(scene.focused, 2, 4, [3, 2]);
}

/** “Layer 1 47 of 128 in” above each grid. */
export function drawTitles(
  ctx: Ctx,
  scene: PlayersScene,
  layout: PlayersLayout,
  theme: Theme,
): void {
  layout.grids.forEach(({ layer, x, y }, index) => {
    text(ctx, layer.name, x, y - 12, { color: theme.ink, font: font.strong });
    const from = x + ctx.measureText(layer.name).width + 4;
    const count = `${grouped(activeIn(scene.summaries, index))} of ${grouped(layer.total)} in`;
    text(ctx, count, from, y - 12, { color: theme.muted });
  });
}

interface LegendStyle {
  readonly gap: number;
  readonly shorten: (words: string) => string;
}

/** Where room is short it stands closer, and what still fits on no row goes on in the next. */
const TIGHTEST: LegendStyle = { gap: 7, shorten: (words) => words.replace('standing ', '') };
const LEGEND_STYLES: readonly LegendStyle[] = [
  ...[18, 10].map((gap) => ({ gap, shorten: (words: string) => words })),
  TIGHTEST,
];

/**
 * How many players are in each state, side by side, in two rows where one is too short.
 *
 * @returns where the next could stand
 */
export function drawStates(
  ctx: Ctx,
  scene: Pick<PlayersScene, 'summaries'>,
  { legendY, legendWidth }: Pick<PlayersLayout, 'legendY' | 'legendWidth'>,
  theme: Theme,
): readonly [x: number, y: number] {
  const states = listedStates(countsOf(scene));
  ctx.font = font.note;
  const endOf = ({ gap, shorten }: LegendStyle): number =>
    states.reduce((x, each) => x + 9 + ctx.measureText(shorten(each.words)).width + gap, 5);
  const { gap, shorten } =
    LEGEND_STYLES.find((style) => endOf(style) - style.gap <= legendWidth) ?? TIGHTEST;
  let [x, y] = [5, legendY];
  for (const { state, words } of states) {
    const written = shorten(words);
    const width = 9 + ctx.measureText(written).width;
    if (x + width > legendWidth) [x, y] = [5, y + LEGEND_ROW];
    drawMark(ctx, theme, state, x, y);
    text(ctx, written, x + 9, y, { color: theme.ink });
    x += width + gap;
  }
  return [x, y];
}

export function drawLegend(
  ctx: Ctx,
  scene: PlayersScene,
  layout: PlayersLayout,
  theme: Theme,
): void {
  const [x, y] = drawStates(ctx, scene, layout, theme);
  const deeper = layout.grids.find((grid, index) => index > 0 && grid.x > x);
  if (deeper && y === layout.legendY && scene.throughNet)
    text(ctx, 'seen through the previous layer', deeper.x, layout.legendY, { color: theme.muted });
}
