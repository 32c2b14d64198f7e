/**
 * One line per player, in the colour of the state the player is in now. Where it alternates at every
 * step the line is two: the ends between which it swings, and what lies between them shaded.
 */
import type { Ctx } from '../shared/marks.ts';
import { CROSS, HOURGLASS, MARK } from '../shared/states.ts';
import { COLUMN_PX, drawnColumns, stepsPerPx } from './layout.ts';
import type { Picture, PictureScene } from './picture.ts';
import { keptPoints } from './polyline.ts';
import { ORDER, PRUNED_DASH, setLine } from './styles.ts';
import { lineStride } from './views.ts';

/** Lines may be off by this much, so that straight stretches need few points. */
const TOLERANCE_PX = 0.3;
/** Players put into one stroke; between strokes the clock is read. */
const BATCH = 3;
const GOLDEN = 0.618034;
const DASH_PERIOD = PRUNED_DASH[0] + PRUNED_DASH[1];

/** Of the area between the ends of a swing. */
const SHADE = 0.14;

/** Which end of a swing: where a player does not alternate both are s. */
type End = -1 | 1;
const LOWER = -1;
const UPPER = 1;
const ENDS: readonly End[] = [LOWER, UPPER];
const ONE_END: readonly End[] = [LOWER];

/** @param swing what leads from s to the other end (game/population.ts) */
export const endOf = (s: number, swing: number, end: End): number =>
  end * swing > 0 ? s + swing : s;

/** Players with a line in drawing order: the pruned first, those who stay last; shape [lines]. */
export function drawingOrder(state: Uint8Array): Uint16Array {
  const stride = lineStride(state.length);
  const order = new Uint16Array(Math.ceil(state.length / stride));
  let at = 0;
  for (const wanted of ORDER) {
    for (let player = 0; player < state.length; player += stride)
      if (MARK[state[player]] === wanted) order[at++] = player;
  }
  return order;
}

export class Lines implements Picture {
  readonly kind = 'lines';
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
      const its = MARK[state[order[this.next]]];
      setLine(ctx, theme, its, order.length);
      // Dashes that all began at step 0 would line up to bands.
      ctx.lineDashOffset = (this.next * GOLDEN * DASH_PERIOD) % DASH_PERIOD;
      const batch: number[] = [];
      while (batch.length < BATCH && this.next < order.length) {
        if (MARK[state[order[this.next]]] !== its) break;
        batch.push(order[this.next++]);
      }
      const swinging = batch.filter((player) => this.swings(player));
      if (swinging.length > 0) this.shade(swinging);
      ctx.beginPath();
      for (const player of batch) this.trace(player, its, LOWER);
      for (const player of swinging) this.trace(player, its, UPPER);
      ctx.stroke();
      if (performance.now() > until) break;
    }
    ctx.setLineDash([]);
    ctx.lineDashOffset = 0;
    return this.next >= order.length;
  }

  private swings(player: number): boolean {
    const { swing, playerCount } = this.scene.trajectory;
    return this.columns.some((column) => swing[column * playerCount + player] !== 0);
  }

  /** Pixels from the top of the picture. */
  private yOf(column: number, player: number, end: End): number {
    const { participation, swing, playerCount } = this.scene.trajectory;
    const { y: top, height } = this.scene.layout.plot;
    const at = column * playerCount + player;
    return top + 1 + (1 - endOf(participation[at], swing[at], end)) * (height - 1);
  }

  private shade(players: readonly number[]): void {
    const { ctx, columns, x } = this;
    ctx.beginPath();
    for (const player of players)
      for (let i = 1; i < columns.length; i++)
        this.between(columns[i - 1], columns[i], x[i - 1], x[i], player);
    this.fillShade();
  }

  /** The area between both ends, from one column to the next; nothing where they are one line. */
  private between(from: number, to: number, x1: number, x2: number, player: number): void {
    const { swing, playerCount } = this.scene.trajectory;
    if (swing[from * playerCount + player] === 0 || swing[to * playerCount + player] === 0) return;
    const { ctx } = this;
    ctx.moveTo(x1, this.yOf(from, player, UPPER));
    ctx.lineTo(x2, this.yOf(to, player, UPPER));
    ctx.lineTo(x2, this.yOf(to, player, LOWER));
    ctx.lineTo(x1, this.yOf(from, player, LOWER));
  }

  private fillShade(): void {
    const { ctx } = this;
    ctx.globalAlpha = SHADE;
    ctx.fillStyle = this.scene.theme.contested;
    ctx.fill();
    ctx.globalAlpha = 1;
  }

  private trace(player: number, mark: number, end: End): void {
    const { x, y, kept, columns, ctx } = this;
    let count = columns.length;
    for (let i = 0; i < count; i++) y[i] = this.yOf(columns[i], player, end);
    if (mark === CROSS) {
      // A line that lies on the axis to the end says nothing there.
      const { y: top, height } = this.scene.layout.plot;
      const floor = top + height - TOLERANCE_PX;
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
    const stride = lineStride(state.length);
    let from = Math.max(0, after);
    for (const to of columns) {
      const x1 = layout.x(trajectory.steps[from]);
      const x2 = layout.x(trajectory.steps[to]);
      for (const its of ORDER) {
        // Dashes cannot be carried on from piece to piece: whole pieces are left out instead.
        if (its === CROSS && x2 - x1 < 2 * COLUMN_PX && x1 % DASH_PERIOD > PRUNED_DASH[0]) continue;
        if (its === HOURGLASS) {
          ctx.beginPath();
          for (let player = 0; player < state.length; player += stride)
            if (MARK[state[player]] === its) this.between(from, to, x1, x2, player);
          this.fillShade();
        }
        setLine(ctx, theme, its, this.order.length);
        ctx.beginPath();
        this.piece(from, to, x1, x2, state, its);
        ctx.stroke();
      }
      from = to;
      this.lastStep = trajectory.steps[to];
    }
    ctx.setLineDash([]);
  }

  private piece(
    from: number,
    to: number,
    x1: number,
    x2: number,
    state: Uint8Array,
    its: number,
  ): void {
    const { ctx } = this;
    const { trajectory } = this.scene;
    const [before, now] = [trajectory.column(from), trajectory.column(to)];
    const stride = lineStride(state.length);
    for (let player = 0; player < state.length; player += stride) {
      if (
        MARK[state[player]] !== its ||
        (before[player] === 0 && now[player] === 0 && its !== HOURGLASS)
      )
        continue;
      for (const end of its === HOURGLASS ? ENDS : ONE_END) {
        ctx.moveTo(x1, this.yOf(from, player, end));
        ctx.lineTo(x2, this.yOf(to, player, end));
      }
    }
  }
}
