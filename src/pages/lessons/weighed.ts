/** What one step weighed for one player, of the moments before and after it. */
import { pricesOfGroup } from '../../game/prices.ts';
import { isSandbox, sandboxGame } from '../../game/sandbox/game.ts';
import { playersOf } from '../../spec/network.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Moment } from '../../state/watchedGame.ts';

/** All per unit of s. */
export interface Weighed {
  readonly from: number;
  readonly to: number;
  readonly loss: number;
  readonly benefit: number;
  readonly fee: number;
  readonly size: number;
  readonly rivals: number;
  readonly rate: number;
  /** By how much the price on size grows with each unit of s: 2β‖θ‖². */
  readonly growth: number;
}

/** What is left of one more unit of s when all is paid: ∂U/∂s. */
export const leftIn = ({ benefit, fee, size, rivals }: Weighed): number =>
  benefit - fee - size - rivals;

/** The prices that this game has; a fee that is lifted or still rises is one of them. */
export function chargedIn(spec: RunSpec): readonly ('fee' | 'size' | 'rivals')[] {
  const { beta, gamma, eta } = pricesOfGroup(spec, 0, 1);
  const asked = { fee: gamma, size: beta, rivals: eta };
  return (['fee', 'size', 'rivals'] as const).filter((price) => asked[price] > 0);
}

export const playersIn = (spec: RunSpec): number =>
  isSandbox(spec) ? sandboxGame(spec)[0]!.marginalBenefit.length : playersOf(spec);

/**
 * @param before the step @param after it. A net tells with a step what the step weighed, a game without a net what
 *   stands after it, so that its rivals are those of before.
 */
export function weighedIn(spec: RunSpec, player: number, before: Moment, after: Moment): Weighed {
  const prices = pricesOfGroup(spec, 0, 1);
  const weighed = isSandbox(spec) ? before : after;
  const from = before.participation[player]!;
  const growth = 2 * prices.beta * weighed.normSquared[player]!;
  return {
    from,
    to: after.participation[player]!,
    loss: after.loss,
    benefit: prices.alpha * weighed.benefit[player]!,
    fee: weighed.fee,
    size: growth * from,
    growth,
    rivals: prices.eta * weighed.rivalry[player]!,
    rate: Number(spec.lrS),
  };
}
