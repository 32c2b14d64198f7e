/** One line per player, in the colour of the state the player is in now. */
import type { Ctx } from '../shared/marks.ts';
import { PRUNED } from '../shared/states.ts';
import { COLUMN_PX, drawnColumns, stepsPerPx } from './layout.ts';
import type { Picture, PictureScene } from './picture.ts';
import { keptPoints } from './polyline.ts';
import { ORDER, PRUNED_DASH, setLine } from './styles.ts';

/** Lines may be off by this much, so that straight stretches need few points. */
const TOLERANCE_PX = 0.3;
/** Players put into one stroke; between strokes the clock is read. */
const BATCH = 3;
const GOLDEN = 0.618034;
const DASH_PERIOD = PRUNED_DASH[0] + PRUNED_DASH[1];

/** Players in drawing order: the pruned first, those who hold last; shape [playerCount]. */
export function drawingOrder(state: Uint8Array): Uint16Array {
  const order = new Uint16Array(state.length);
  let at = 0;
  for (const wanted of ORDER) {
    for (let player = 0; player < state.length; player++)
      if (state[player] === wanted) order[at++] = player;
  }
  return order;
}

export class Lines implements Picture {
  private readonly order: Uint16Array;
  private readonly columns: readonly number[];
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly kept: Uint16Array;
  private next = 0;
  lastStep: number;

  constructor(
    private readonly ctx: Ctx,
    readonly scene: PictureScene,
  ) {
    const { trajectory, layout, state } = scene;
    this.order = drawingOrder(state);
    this.columns = drawnColumns(trajectory.steps, trajectory.length, -1, stepsPerPx(layout));
    const count = this.columns.length;
    this.x = Float32Array.from(this.columns, (column) => layout.x(trajectory.steps[column]));
    this.y = new Float32Array(count);
    this.kept = new Uint16Array(count);
    this.lastStep = count > 0 ? trajectory.steps[this.columns[count - 1]] : -1;
  }

  advance(until: number): boolean {
    const { order, ctx } = this;
    const { state, theme } = this.scene;
    while (this.next < order.length) {
      const its = state[order[this.next]];
      setLine(ctx, theme, its, state.length);
      // Dashes that all began at step 0 would line up to bands.
      ctx.lineDashOffset = (this.next * GOLDEN * DASH_PERIOD) % DASH_PERIOD;
      ctx.beginPath();
      for (
        let batch = 0;
        batch < BATCH && this.next < order.length && state[order[this.next]] === its;
        batch++
      ) {
        this.trace(order[this.next++], its);
      }
      ctx.stroke();
      if (performance.now() > until) break;
    }
    ctx.setLineDash([]);
    ctx.lineDashOffset = 0;
    return this.next >= order.length;
  }

  private trace(player: number, state: number): void {
    const { x, y, kept, columns, ctx } = this;
    const { participation, playerCount } = this.scene.trajectory;
    const { y: top, height } = this.scene.layout.plot;
    const scale = height - 1;
    let count = columns.length;
    for (let i = 0; i < count; i++)
      y[i] = top + 1 + (1 - participation[columns[i] * playerCount + player]) * scale;
    if (state === PRUNED) {
      // A line that lies on the axis to the end says nothing there.
      const floor = top + 1 + scale - TOLERANCE_PX;
      while (count > 1 && y[count - 2] >= floor) count--;
    }
    const points = keptPoints(x, y, count, TOLERANCE_PX, kept);
    if (points === 0) return;
    ctx.moveTo(x[kept[0]], y[kept[0]]);
    for (let i = 1; i < points; i++) ctx.lineTo(x[kept[i]], y[kept[i]]);
  }

  append(state: Uint8Array): void {
    const { ctx } = this;
    const { trajectory, layout, theme } = this.scene;
    const after = trajectory.columnAt(this.lastStep);
    const columns = drawnColumns(trajectory.steps, trajectory.length, after, stepsPerPx(layout));
    let from = Math.max(0, after);
    for (const to of columns) {
      const x1 = layout.x(trajectory.steps[from]);
      const x2 = layout.x(trajectory.steps[to]);
      for (const its of ORDER) {
        // Dashes cannot be carried on from piece to piece: whole pieces are left out instead.
        if (its === PRUNED && x2 - x1 < 2 * COLUMN_PX && x1 % DASH_PERIOD > PRUNED_DASH[0])
          continue;
        setLine(ctx, theme, its, state.length);
        ctx.beginPath();
        this.piece(trajectory.column(from), trajectory.column(to), x1, x2, state, its);
        ctx.stroke();
      }
      from = to;
      this.lastStep = trajectory.steps[to];
    }
    ctx.setLineDash([]);
  }

  private piece(
    before: Float32Array,
    now: Float32Array,
    x1: number,
    x2: number,
    state: Uint8Array,
    its: number,
  ): void {
    const { ctx } = this;
    const { y: top, height } = this.scene.layout.plot;
    const scale = height - 1;
    for (let player = 0; player < state.length; player++) {
      if (state[player] !== its || (before[player] === 0 && now[player] === 0)) continue;
      ctx.moveTo(x1, top + 1 + (1 - before[player]) * scale);
      ctx.lineTo(x2, top + 1 + (1 - now[player]) * scale);
    }
  }
}
