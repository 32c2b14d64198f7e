/** Paints what a player is now: its receptive field, and what it earns and pays. */
import type { Lab } from '../../state/lab.ts';
import type { Theme } from '../../ui/theme.ts';
import { hasField, LargeField } from '../players/field.ts';
import { fieldColours } from '../players/tiles.ts';
import { stateAt } from '../shared/states.ts';
import type { Painter, Surface } from '../shared/useCanvas.ts';
import { drawNow } from './drawNow.ts';
import { nowLayout } from './layout.ts';
import { momentsOf, type Measure, type Moment } from './series.ts';
import type { ShownIndex } from '../../game/players.ts';

const RATE = 8;

export const isKnown = (lab: Lab, player: ShownIndex | null): player is ShownIndex =>
  player !== null && lab.trajectory.latest !== null && player < lab.trajectory.playerCount;

/** The player's terms now. */
export function momentNow(lab: Lab, player: ShownIndex | null, measure: Measure): Moment | null {
  if (!isKnown(lab, player)) return null;
  const { startSpec, changes } = lab.store.getState();
  return momentsOf(lab.trajectory, player, startSpec, changes, Infinity, measure).at(-1) ?? null;
}

export interface NowPainter extends Painter {
  player: ShownIndex | null;
  measure: Measure;
}

/** Paints the receptive field and the two bars. */
export function createNowPainter(lab: Lab): NowPainter {
  const field = new LargeField();
  let colours: { readonly theme: Theme; readonly table: Uint32Array } | null = null;
  const painter: NowPainter = {
    ratePerSecond: RATE,
    player: null,
    measure: 'unit',
    draw({ ctx, width, height, theme }: Surface): void {
      const { player, measure } = painter;
      ctx.clearRect(0, 0, width, height);
      const layout = nowLayout(width, height);
      const { x, y, size } = layout.field;
      const { latest } = lab.trajectory;
      if (!isKnown(lab, player) || latest === null) return;
      if (hasField(lab.fields, player)) {
        if (colours?.theme !== theme) colours = { theme, table: fieldColours(theme) };
        field.draw(ctx, lab.fields, player, colours.table, layout.field);
      } else {
        ctx.strokeStyle = theme.hairline;
        ctx.lineWidth = 1;
        ctx.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
      }
      const state = stateAt(latest, lab.store.getState().spec, player);
      ctx.fillStyle = theme.paper;
      ctx.fillRect(x, y + size - 6, size, 6);
      ctx.fillStyle = theme.wash;
      ctx.fillRect(x, y + size - 4, size, 4);
      ctx.fillStyle = [theme.active, theme.contestedOutline, theme.pruned][state];
      ctx.fillRect(x, y + size - 4, size * latest.participation[player], 4);
      const now = momentNow(lab, player, measure);
      if (now !== null) drawNow(ctx, now, measure, layout, theme);
    },
  };
  return painter;
}
