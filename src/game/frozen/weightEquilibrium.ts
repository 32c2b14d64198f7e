/**
 * The Nash equilibria of one layer of single weights, in O(N) an evaluation (weights.ts says why).
 *
 * Let l_i = αb_i − γ and k = 2β − η. Player i's best response to the others is, with T = Σ_j s_j θ_j at the
 * equilibrium itself,
 *   s_i = clip((l_i − ηθ_i T) / kθ_i², 0, 1)        where k > 0 and θ_i ≠ 0:
 * in the stationarity condition l_i − ηθ_i (T − s_i θ_i) − 2βθ_i² s_i = 0 the player's own part of T joins
 * its size cost, and with k > 0 the same holds of the conditions at 0 and at 1. Call the right side s_i(T).
 *
 * η < 2β. F(T) = Σ_i θ_i s_i(T) never rises with T, since θ_i s_i(T) has the slope −ηθ_i² / kθ_i² < 0 inside
 * (0, 1) and 0 outside. So T − F(T) rises strictly, from T ≤ Σ min(0, θ) where it is ≤ 0 to T ≥ Σ max(0, θ)
 * where it is ≥ 0: there is exactly one T with F(T) = T, and with it exactly one equilibrium. Φ is strictly
 * concave there. F is a broken line, so selection among its bends finds the root (fallingSum.ts).
 *
 * η = 2β > 0. Now s_i(T) is 1, 0 or, at T = l_i / ηθ_i, anything between. F is a falling staircase: T is still
 * unique. Where it lies on a riser the players of that step share what is missing, and how is their affair:
 * they are counted as tied.
 *
 * η > 2β. Now k < 0: 1 answers best where l_i − ηθ_i T ≥ kθ_i², 0 where it is ≤ 0, so in the whole range between
 * the two both do, and there may be very many equilibria. Best responses, player after player, climb Φ and so
 * end in one; several starts find several (weightClimb.ts).
 *
 * A weight of exactly 0 neither feels the others nor is felt: it is all or nothing by the sign of l_i, and
 * tied where l_i = 0.
 */
import type { Prices } from '../utility.ts';
import { bestResponseAt } from './bestResponse.ts';
import type { Equilibrium } from './equilibrium.ts';
import { meeting } from './fallingSum.ts';
import { climbs } from './weightClimb.ts';
import { crossing } from './weightCrossing.ts';
import { weightLimit, type Pulls } from './weightLimit.ts';
import type { WeightLayer } from './weights.ts';

/** `found` counts those that were reached; where none was, `limits` has where the best climb stopped. */
export interface WeightEquilibrium extends Equilibrium {
  /** Players whose participation the equilibrium leaves open. */
  readonly tied: number;
}

const clip = (s: number): number => Math.min(1, Math.max(0, s));

/**
 * The only T with F(T) = T, where η < 2β. A player's part of F, s_i(T) θ_i = l_i / kθ_i − ηT / k, falls by |θ_i|
 * while T rises by k|θ_i| / η.
 */
function fixedTotal({ alone, theta }: Pulls, eta: number, own: number): number {
  const from = new Float64Array(theta.length);
  const to = new Float64Array(theta.length);
  const widening = own / eta;
  for (let i = 0; i < theta.length; i++) {
    const weight = theta[i];
    if (weight === 0) continue;
    // s_i turns to 1 or from it where T = l_i / ηθ_i − kθ_i / η, and meets 0 where T = l_i / ηθ_i.
    const zero = alone[i] / (eta * weight);
    const one = zero - widening * weight;
    from[i] = Math.min(zero, one);
    to[i] = Math.max(zero, one);
  }
  return meeting({ theta, from, to }).total;
}

const players = (count: number): string =>
  count === 1 ? 'There is one player' : `There are ${count} players`;

/**
 * The only equilibrium but for those who are tied. Weights of 0 choose for themselves.
 *
 * @param participation of all others; changed in place
 * @param choosing how many of the others it leaves a choice
 * @param said where nobody is tied, and behind the count of those who are
 */
function onlyOne(
  prices: Prices,
  pulls: Pulls,
  participation: Float64Array,
  choosing: number,
  said: { readonly unique: string; readonly tied: string },
): WeightEquilibrium {
  const { alone, theta } = pulls;
  let tied = choosing;
  for (let i = 0; i < theta.length; i++) {
    if (theta[i] !== 0) continue;
    if (alone[i] === 0) tied++;
    else participation[i] = alone[i] > 0 ? 1 : 0;
  }
  return {
    participation,
    unique: tied === 0,
    found: 1,
    tied,
    limits: [weightLimit(prices, pulls, 'current', participation)],
    sentence: tied === 0 ? said.unique : `${players(tied)} ${said.tied}`,
  };
}

function strictlyConcave(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const own = 2 * prices.beta - prices.eta;
  const total = fixedTotal(pulls, prices.eta, own);
  const participation = layer.participation.slice();
  for (let i = 0; i < participation.length; i++) {
    const weight = pulls.theta[i];
    if (weight !== 0)
      participation[i] = clip(
        (pulls.alone[i] - prices.eta * weight * total) / (own * weight * weight),
      );
  }
  return onlyOne(prices, pulls, participation, 0, {
    unique: 'The equilibrium is unique, because η < 2β.',
    tied: 'whose weight is 0 and who would neither gain nor lose; the others’ equilibrium is unique, because η < 2β.',
  });
}

/** Where η = 2β > 0. */
function staircase(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const { participation, turning } = crossing(prices.eta, pulls);
  for (let i = 0; i < participation.length; i++)
    if (pulls.theta[i] === 0) participation[i] = layer.participation[i];
  // One player alone on its step has no choice.
  const choosing = turning > 1 ? turning : 0;
  return onlyOne(prices, pulls, participation, choosing, {
    unique: 'The equilibrium is unique, although η = 2β: Σ sθ is.',
    tied: 'between whom the equilibrium leaves a choice, because η = 2β; Σ sθ and everybody else’s s are unique.',
  });
}

/** Where η > 2β. */
function several(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const { reached, best, starts, answers } = climbs(prices, pulls, layer.participation);
  const found = reached.length;
  return {
    participation: best.participation,
    unique: false,
    found,
    tied: 0,
    limits: found > 0 ? [...reached] : [best],
    sentence:
      found === 0
        ? `η > 2β: there may be very many equilibria, and none was reached from ${starts} starts with ${answers} best responses each.`
        : `η > 2β: there may be very many equilibria; at least ${found} ${found === 1 ? 'was' : 'were'} found, from ${starts} starts.`,
  };
}

/** Nobody’s answer depends on another’s. */
function eachAlone(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const { alone, theta } = pulls;
  let tied = 0;
  const participation = layer.participation.map((s, i) => {
    const size = 2 * prices.beta * theta[i] * theta[i];
    if (alone[i] === 0 && size === 0) tied++;
    return bestResponseAt(alone[i], size, s);
  });
  return {
    participation,
    unique: tied === 0,
    found: 1,
    tied,
    limits: [weightLimit(prices, pulls, 'current', participation)],
    sentence:
      tied === 0
        ? 'The equilibrium is unique: no player’s best response depends on the others.'
        : `${players(tied)} who would neither gain nor lose whatever they do, so any participation of theirs fits an equilibrium.`,
  };
}

export function weightEquilibrium(prices: Prices, layer: WeightLayer): WeightEquilibrium {
  const { alpha, beta, gamma, eta } = prices;
  const alone = layer.marginalBenefit.map((benefit) => alpha * benefit - gamma);
  const pulls: Pulls = { alone, theta: layer.theta };
  if (eta === 0) return eachAlone(prices, layer, pulls);
  if (eta < 2 * beta) return strictlyConcave(prices, layer, pulls);
  return eta === 2 * beta ? staircase(prices, layer, pulls) : several(prices, layer, pulls);
}
