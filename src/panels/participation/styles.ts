/** How a line of each state is drawn: told apart by colour, by width and by dash. */
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { HOLD, LOSING, PRUNED } from '../shared/states.ts';

/** Drawn in this order, so that those who hold lie on top. */
export const ORDER = [PRUNED, LOSING, HOLD] as const;

/** On and off of the pruned lines' dash, CSS pixels. */
export const PRUNED_DASH = [4, 2.5] as const;

export const stateColour = (theme: Theme, state: number): string =>
  state === HOLD ? theme.active : state === LOSING ? theme.contested : theme.pruned;

/** Of many players each has a thinner line, so that a crowd reads as density, not as a slab. */
const thinning = (playerCount: number): number => Math.min(1, Math.sqrt(192 / playerCount) ** 1.4);

export function setLine(ctx: Ctx, theme: Theme, state: number, playerCount: number): void {
  ctx.strokeStyle = stateColour(theme, state);
  const thin = thinning(playerCount);
  ctx.lineWidth = state === HOLD ? 0.6 + 0.9 * thin : state === LOSING ? 0.9 * thin : 0.7 * thin;
  ctx.lineJoin = 'round';
  ctx.setLineDash(state === PRUNED ? (PRUNED_DASH as unknown as number[]) : []);
}
