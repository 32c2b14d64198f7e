/** Numbers that have run away, told in a sentence that is true of the run at hand. */
import { costsReachWeights } from '../game/absorbing.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import { isPaid } from '../game/prices.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { PlayerColumns } from './trainer.ts';

const isFinite = (values: Float32Array): boolean => values.every(Number.isFinite);

/** “η_θ (1), α (20) or β (100)” */
function choice(names: readonly string[]): string {
  const [last, ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}

function pricesOf({ alpha, beta, gamma, eta }: RunSpec): string[] {
  const prices = { α: alpha, β: beta, γ: gamma, η: eta };
  return Object.entries(prices)
    .filter(([, price]) => isPaid(price))
    .map(([symbol, price]) => `${symbol} (${price})`);
}

/** What moves the weights. */
function causesOf(spec: RunSpec): string[] {
  const { beta, eta } = spec;
  const costs = [...(isPaid(beta) ? [`β (${beta})`] : []), ...(isPaid(eta) ? [`η (${eta})`] : [])];
  return [`η_θ (${spec.lrTheta})`, ...(costsReachWeights(spec) ? costs : [])];
}

/**
 * What has happened, and what to lower; null while all numbers are finite.
 *
 * @param spec as it stands
 * @param step steps done
 */
export function divergenceOf(
  { participation, benefit, normSquared, rivalry, loss }: PlayerColumns,
  spec: RunSpec,
  step: number,
): string | null {
  const hasNetwork = !isSandbox(spec);
  // Before the first step there is no loss yet.
  const isLost = hasNetwork && step > 0 && !Number.isFinite(loss);
  if (!isLost && isFinite(participation)) return null;
  if (isLost || (hasNetwork && !isFinite(normSquared))) {
    return `At step ${step} the loss is no longer a number: the weights grew without bound. Lower ${choice(causesOf(spec))} and start again.`;
  }
  const tooLarge = [benefit, normSquared, rivalry].every(isFinite)
    ? 'what the players earn and pay is too large to add up'
    : 'the benefits, norms or overlaps are too large for their numbers';
  const lower = hasNetwork
    ? choice([...pricesOf(spec), `η_s (${spec.lrS})`])
    : `${choice(pricesOf(spec))}, or the numbers of the game itself,`;
  return `At step ${step} a participation is no longer a number: ${tooLarge}. Lower ${lower} and start again.`;
}
