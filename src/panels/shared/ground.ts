/** Where a player stands on the best-response map, and what it should answer. */
import { bestResponseAt, regionOf, type Region } from '../../game/frozen/bestResponse.ts';
import { regretAt } from '../../game/frozen/regret.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Prices, Stake } from '../../game/utility.ts';
import { fixed } from '../../ui/format.ts';
import { pricesOf, stakeOf, type Frame } from './states.ts';
import type { ShownIndex } from '../../game/players.ts';

export interface Ground {
  readonly s: number;
  readonly stake: Stake;
  readonly prices: Prices;
  /** x = αb − γ − ηc. */
  readonly gain: number;
  /** y = 2β‖θ‖². */
  readonly curvature: number;
  readonly reply: number;
  readonly regret: number;
  readonly region: Region;
}

export const gainOf = ({ benefit, rivalry }: Stake, { alpha, gamma, eta }: Prices): number =>
  alpha * benefit - gamma - eta * rivalry;

export const curvatureOf = ({ normSquared }: Stake, { beta }: Prices): number =>
  2 * beta * normSquared;

export function groundOf(
  frame: Frame,
  spec: RunSpec,
  player: ShownIndex,
  prices = pricesOf(frame, spec, player),
): Ground {
  const stake = stakeOf(frame, player);
  const s = frame.participation[player];
  const gain = gainOf(stake, prices);
  const curvature = curvatureOf(stake, prices);
  return {
    s,
    stake,
    prices,
    gain,
    curvature,
    reply: bestResponseAt(gain, curvature, s),
    regret: regretAt(s, gain, curvature),
    region: regionOf(gain, curvature),
  };
}

/** The best response in a word, wherever the player is now: “out”, “in” (fully), or the number. */
export function bestResponseWord(reply: number): string {
  if (reply === 0) return 'out';
  return reply === 1 ? 'in' : reply < 0.005 ? '<0.01' : fixed(reply, 2);
}
