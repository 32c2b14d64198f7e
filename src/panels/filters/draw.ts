/** Draws filters as pairs of pictures and the neurons behind them as bars. */
import { activeIn } from '../../game/summary.ts';
import { grouped } from '../../ui/format.ts';
import type { Theme } from '../../ui/theme.ts';
import { markSizes } from '../players/draw.ts';
import { crossPath, discPath, hourglassPath, trianglePath, type Ctx } from '../shared/marks.ts';
import { CROSS, DISC, HOURGLASS, MARK, TRIANGLE, type Crowd } from '../shared/states.ts';
import { font, text } from '../shared/type.ts';
import type { Box } from '../weights/layout.ts';
import { boxOf, cellAt, pairAt, type FilterGrid, type FiltersLayout } from './layout.ts';
import type { ShownIndex } from '../../game/players.ts';

export interface FiltersScene {
  /** s; shape [shownCount]. */
  readonly participation: Float32Array;
  readonly crowd: Pick<Crowd, 'state'>;
  /** Of all players of all groups; shape [groups, SUMMARY_LENGTH]. */
  readonly summaries: Float32Array;
  /**
   * How strongly each player of a grid responds to the example asked about, in the order of its cells; null while
   * that is not known.
   */
  responses(grid: FilterGrid): Float32Array | null;
}

/** The faintest bar can still be seen. */
const FAINTEST = 0.2;

/** “Layer 1 6 of 20 filters in”, and how many of them find something. */
export function drawTitle(ctx: Ctx, scene: FiltersScene, grid: FilterGrid, theme: Theme): void {
  const { layer, group, kind, y } = grid;
  text(ctx, layer.name, 0, y - 11, { color: theme.ink, font: font.strong });
  const from = ctx.measureText(layer.name).width + 4;
  const active = activeIn(scene.summaries, group);
  const count = `${grouped(active)} of ${grouped(layer.total)} ${kind} in`;
  text(ctx, count, from, y - 11, { color: theme.muted });
  const responses = scene.responses(grid);
  if (responses === null) return;
  const end = from + ctx.measureText(count).width;
  const firing = responses.filter(
    (response, index) => response > 0 && MARK[scene.crowd.state[layer.first + index]] !== CROSS,
  ).length;
  const words = `${grouped(firing)} ${kind === 'filters' ? 'find something' : 'fire'}`;
  // Responses are of the players shown, counts are of all.
  const room = grid.columns * grid.across - end;
  if (layer.count === layer.total && ctx.measureText(words).width + 12 < room)
    text(ctx, words, grid.columns * grid.across, y - 11, { color: theme.muted, align: 'right' });
}

const path = { [DISC]: discPath, [TRIANGLE]: trianglePath, [HOURGLASS]: hourglassPath };

/** Bars of s and marks of states, between and on the pictures; crosses where players are out. */
export function drawPairs(ctx: Ctx, scene: FiltersScene, grid: FilterGrid, theme: Theme): void {
  const { layer } = grid;
  const { mark, cross } = markSizes(pairAt(grid, 0).kernel.width);
  const each = (shape: number, visit: (index: number) => void) => {
    for (let index = 0; index < layer.count; index++)
      if (MARK[scene.crowd.state[layer.first + index]] === shape) visit(index);
  };
  for (const [shape, bar, fill] of [
    [DISC, theme.active, theme.active],
    [TRIANGLE, theme.contestedOutline, theme.contested],
    [HOURGLASS, theme.contestedOutline, theme.contested],
  ] as const) {
    each(shape, (index) => {
      const { s } = pairAt(grid, index);
      ctx.fillStyle = theme.hairline;
      ctx.fillRect(s.x, s.y, s.width, s.height);
      ctx.fillStyle = bar;
      const length = scene.participation[layer.first + index] * s.width;
      ctx.fillRect(s.x, s.y, Math.max(1, length), s.height);
    });
    ctx.beginPath();
    each(shape, (index) => {
      const { kernel } = pairAt(grid, index);
      path[shape](ctx, kernel.x + kernel.width - mark, kernel.y + mark, mark);
    });
    ctx.lineWidth = 2;
    ctx.strokeStyle = theme.paper;
    ctx.stroke();
    ctx.fillStyle = fill;
    ctx.fill();
  }
  ctx.beginPath();
  each(CROSS, (index) => {
    const { kernel, map } = pairAt(grid, index);
    crossPath(ctx, kernel.x + kernel.width / 2, (kernel.y + map.y + map.height) / 2, cross);
  });
  ctx.strokeStyle = theme.pruned;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** A bar a neuron: as high as the root of its response, coloured by s; a cross where it is out. */
export function drawNeurons(ctx: Ctx, scene: FiltersScene, grid: FilterGrid, theme: Theme): void {
  const { layer } = grid;
  const responses = scene.responses(grid);
  const largest =
    responses === null ? 0 : responses.reduce((most, each) => Math.max(most, each), 0);
  const crosses: Box[] = [];
  for (let index = 0; index < layer.count; index++) {
    const cell = cellAt(grid, index);
    const player = layer.first + index;
    if (MARK[scene.crowd.state[player]] === CROSS) {
      crosses.push(cell);
      continue;
    }
    const share = largest > 0 ? Math.sqrt(Math.max(0, responses![index]) / largest) : 0;
    const height = Math.max(1, share * (cell.height - 2));
    ctx.fillStyle = theme.rampAt(FAINTEST + (1 - FAINTEST) * scene.participation[player]);
    ctx.fillRect(cell.x, cell.y + cell.height - 1 - height, cell.width - 2, height);
  }
  ctx.beginPath();
  for (const { x, y, width, height } of crosses)
    crossPath(ctx, x + width / 2 - 1, y + height / 2, Math.min(2.2, width / 4));
  ctx.strokeStyle = theme.pruned;
  ctx.lineWidth = 0.8;
  ctx.stroke();
}

export function drawRing(
  ctx: Ctx,
  layout: FiltersLayout,
  player: ShownIndex,
  [width, out, dash]: readonly [width: number, out: number, dash: readonly number[]],
  theme: Theme,
): void {
  const box = boxOf(layout, player);
  if (box === null) return;
  ctx.setLineDash([...dash]);
  for (const [colour, thick] of [
    [theme.paper, width + 2],
    [theme.ink, width],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = thick;
    ctx.strokeRect(box.x - out, box.y - out, box.width + 2 * out, box.height + 2 * out);
  }
  ctx.setLineDash([]);
}
