/** How a line of each state is drawn: told apart by colour, by width and by dash. */
import type { Theme } from '../../ui/theme.ts';
import type { Ctx } from '../shared/marks.ts';
import { CROSS, DISC, HOURGLASS, TRIANGLE } from '../shared/states.ts';

/** Marks, drawn in this order, so that those who stay lie on top. */
export const ORDER = [CROSS, HOURGLASS, TRIANGLE, DISC] as const;

/** On and off of the pruned lines' dash, CSS pixels. */
export const PRUNED_DASH = [4, 2.5] as const;

export const stateColour = (theme: Theme, mark: number): string =>
  mark === DISC ? theme.active : mark === CROSS ? theme.pruned : theme.contested;

/** Of many players each has a thinner line, so that a crowd reads as density, not as a slab. */
const thinning = (playerCount: number): number => Math.min(1, Math.sqrt(192 / playerCount) ** 1.4);

export function setLine(ctx: Ctx, theme: Theme, mark: number, playerCount: number): void {
  ctx.strokeStyle = stateColour(theme, mark);
  const thin = thinning(playerCount);
  ctx.lineWidth = mark === DISC ? 0.6 + 0.9 * thin : mark === CROSS ? 0.7 * thin : 0.9 * thin;
  ctx.lineJoin = 'round';
  ctx.setLineDash(mark === CROSS ? (PRUNED_DASH as unknown as number[]) : []);
}
