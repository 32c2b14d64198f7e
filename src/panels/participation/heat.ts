/** Every player a row, every column a moment, s in the ramp's colours; long stayers on top. */
import { shownIndex, type ShownIndex } from '../../game/players.ts';
import { groupOf, type ShownLayer } from '../../game/shown.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import { rampPixels } from '../shared/colour.ts';
import type { Ctx } from '../shared/marks.ts';
import { drawnColumns, stepsPerPx, type TimeLayout } from './layout.ts';
import type { Picture, PictureScene } from './picture.ts';

/** Between layers, CSS pixels. */
export const HEAT_GAP = 4;

export interface HeatRows {
  /** Players from top to bottom, layer by layer; shape [playerCount]. */
  readonly order: Uint16Array;
  /** Rank of each player in `order`; shape [playerCount]. */
  readonly rank: Uint16Array;
}

/** Sorts the players of each layer by how much they have taken part so far. */
export function heatRows(
  trajectory: Trajectory,
  layers: readonly ShownLayer[],
  columns: readonly number[],
): HeatRows {
  const { playerCount, participation, latest } = trajectory;
  const total = new Float64Array(playerCount);
  for (const column of columns) {
    const from = column * playerCount;
    for (let i = 0; i < playerCount; i++) total[i] += participation[from + i];
  }
  if (latest !== null) for (let i = 0; i < playerCount; i++) total[i] += latest.participation[i];
  const order = Uint16Array.from(
    layers.flatMap(({ first, count }) =>
      Array.from({ length: count }, (_, index) => first + index).sort(
        (a, b) => total[b] - total[a] || a - b,
      ),
    ),
  );
  const rank = new Uint16Array(playerCount);
  order.forEach((player, index) => (rank[player] = index));
  return { order, rank };
}

/** Top and bottom of a layer's band in the plot. */
export function heatBand(
  layout: TimeLayout,
  layers: readonly ShownLayer[],
  index: number,
): { top: number; bottom: number } {
  const total = layers.reduce((sum, { count }) => sum + count, 0);
  const { y, height } = layout.plot;
  const room = height - HEAT_GAP * (layers.length - 1);
  const { first, count } = layers[index];
  const top = y + (first / total) * room + index * HEAT_GAP;
  return { top, bottom: top + (count / total) * room };
}

/** Middle of a player's row. */
export function heatY(
  layout: TimeLayout,
  layers: readonly ShownLayer[],
  rows: HeatRows,
  player: ShownIndex,
): number {
  const index = groupOf(layers, player);
  const { top, bottom } = heatBand(layout, layers, index);
  return (
    top + ((rows.rank[player] - layers[index].first + 0.5) / layers[index].count) * (bottom - top)
  );
}

/** The player whose row lies at y; null in the gaps. */
export function heatPlayer(
  layout: TimeLayout,
  layers: readonly ShownLayer[],
  rows: HeatRows,
  y: number,
): ShownIndex | null {
  for (let index = 0; index < layers.length; index++) {
    const { top, bottom } = heatBand(layout, layers, index);
    if (y < top || y >= bottom) continue;
    const rank =
      layers[index].first + Math.floor(((y - top) / (bottom - top)) * layers[index].count);
    return shownIndex(rows.order[rank]);
  }
  return null;
}

/** First and last rank shown in each device pixel row, −1 in gaps; shape [height, 2]. */
export function pixelRows(
  layout: TimeLayout,
  layers: readonly ShownLayer[],
  height: number,
  ratio: number,
): Int32Array {
  const rows = new Int32Array(2 * height).fill(-1);
  layers.forEach(({ first, count }, index) => {
    const { top, bottom } = heatBand(layout, layers, index);
    const from = Math.round((top - layout.plot.y) * ratio);
    const to = Math.min(height, Math.round((bottom - layout.plot.y) * ratio));
    for (let row = from; row < to; row++) {
      const share = count / (to - from);
      rows[2 * row] = first + Math.floor((row - from) * share);
      rows[2 * row + 1] =
        first + Math.max(Math.floor((row - from) * share), Math.ceil((row - from + 1) * share) - 1);
    }
  });
  return rows;
}

export class Heat implements Picture {
  readonly kind = 'heat';
  readonly rows: HeatRows;
  private readonly columns: readonly number[];
  private readonly ramp: Uint32Array;
  private readonly lookup: Int32Array;
  private readonly height: number;
  private next = 0;
  lastStep = -1;

  constructor(
    private readonly ctx: Ctx,
    readonly scene: PictureScene,
  ) {
    const { trajectory, layers, layout, theme, ratio } = scene;
    this.columns = drawnColumns(trajectory.steps, trajectory.length, -1, stepsPerPx(layout));
    this.rows = heatRows(trajectory, layers, this.columns);
    this.ramp = rampPixels(theme);
    this.height = Math.max(1, Math.round(layout.plot.height * ratio));
    this.lookup = pixelRows(layout, layers, this.height, ratio);
  }

  advance(until: number): boolean {
    while (this.next < this.columns.length) {
      this.column(this.columns[this.next++]);
      if (performance.now() > until) break;
    }
    return this.next >= this.columns.length;
  }

  append(): void {
    const { trajectory, layout } = this.scene;
    const after = trajectory.columnAt(this.lastStep);
    for (const column of drawnColumns(
      trajectory.steps,
      trajectory.length,
      after,
      stepsPerPx(layout),
    ))
      this.column(column);
  }

  /** Writes one column, from where the last one ended. */
  private column(column: number): void {
    const { trajectory, layout, ratio } = this.scene;
    const left = Math.round(layout.x(Math.max(0, this.lastStep)) * ratio);
    const right = Math.round(layout.x(trajectory.steps[column]) * ratio);
    this.lastStep = trajectory.steps[column];
    const width = Math.max(1, right - left);
    const image = new ImageData(width, this.height);
    const pixels = new Uint32Array(image.data.buffer);
    const s = trajectory.column(column);
    const { order } = this.rows;
    for (let row = 0; row < this.height; row++) {
      const from = this.lookup[2 * row];
      if (from < 0) continue;
      const to = this.lookup[2 * row + 1];
      let sum = 0;
      for (let rank = from; rank <= to; rank++) sum += s[order[rank]];
      pixels.fill(
        this.ramp[Math.round((255 * sum) / (to - from + 1))],
        row * width,
        (row + 1) * width,
      );
    }
    this.ctx.putImageData(image, left, Math.round(layout.plot.y * ratio));
  }
}
