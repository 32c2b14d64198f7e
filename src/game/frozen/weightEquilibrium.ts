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
 * concave there. F is piecewise linear, so Newton's step, kept inside the bracket, ends at the root.
 *
 * η = 2β > 0. Now s_i(T) is 1, 0 or, at T = l_i / ηθ_i, anything between. F is a falling staircase: T is still
 * unique. Where it lies on a riser the players of that step share what is missing, and how is their affair:
 * they are counted as tied.
 *
 * η > 2β. Φ is convex along each player's own axis once its part of T is counted, and there may be very many
 * equilibria. Best responses, player after player, climb Φ and so end in one; several starts find several.
 *
 * A weight of exactly 0 neither feels the others nor is felt: it is all or nothing by the sign of l_i, and
 * tied where l_i = 0.
 */
import type { Prices } from '../utility.ts';
import { bestResponseAt, bestResponses, standing } from './bestResponse.ts';
import type { Equilibrium, Limit, StartName } from './equilibrium.ts';
import { potential } from './utility.ts';
import type { WeightLayer } from './weights.ts';

/** `found` counts those that were reached; where none was, `limits` has where the best climb stopped. */
export interface WeightEquilibrium extends Equilibrium {
  /** Players whose participation the equilibrium leaves open. */
  readonly tied: number;
}

/** Bisection alone would need about a hundred; Newton's step seldom takes ten. */
const MOST_STEPS = 200;
/** Of best responses, from each start where there may be many equilibria … */
const MOST_SWEEPS = 200;
/** … and answers in all, so that half a million players take about half a second. */
const MOST_VISITS = 2e7;
/** Two climbs that end closer than this in every player have found the same. */
const SAME = 1e-9;

function residualOf(prices: Prices, layer: WeightLayer, s: Float64Array): number {
  const responses = bestResponses(standing(prices, layer, layer.overlap.times(s)), s);
  let largest = 0;
  for (let i = 0; i < s.length; i++) largest = Math.max(largest, Math.abs(s[i] - responses[i]));
  return largest;
}

const limitAt = (
  prices: Prices,
  layer: WeightLayer,
  from: StartName[],
  participation: Float64Array,
): Limit => ({
  from,
  participation,
  potential: potential(prices, layer, participation),
  residual: residualOf(prices, layer, participation),
});

/** The game of one layer as the two numbers that matter of each player. */
interface Pulls {
  /** l_i = αb_i − γ; shape [playerCount]. */
  readonly alone: Float64Array;
  readonly theta: Float64Array;
}

const clip = (s: number): number => Math.min(1, Math.max(0, s));

/** F(T) and its slope where η < 2β. */
function responseTo(
  { alone, theta }: Pulls,
  eta: number,
  own: number,
  total: number,
): { sum: number; slope: number } {
  let [sum, slope] = [0, 0];
  for (let i = 0; i < theta.length; i++) {
    const weight = theta[i];
    if (weight === 0) continue;
    const s = (alone[i] - eta * weight * total) / (own * weight * weight);
    if (s >= 1) sum += weight;
    else if (s > 0) {
      sum += weight * s;
      slope -= eta / own;
    }
  }
  return { sum, slope };
}

/** The only T with F(T) = T, where η < 2β. */
function fixedTotal(pulls: Pulls, eta: number, own: number): number {
  let [low, high] = [0, 0];
  for (const weight of pulls.theta) {
    if (weight < 0) low += weight;
    else high += weight;
  }
  let total = 0.5 * (low + high);
  for (let step = 0; step < MOST_STEPS && low < high; step++) {
    const { sum, slope } = responseTo(pulls, eta, own, total);
    const excess = total - sum;
    if (excess === 0) break;
    if (excess > 0) high = total;
    else low = total;
    const next = total - excess / (1 - slope);
    // Newton's step where it stays inside what is known, else the middle.
    const inside = next > low && next < high ? next : 0.5 * (low + high);
    if (inside === total) break;
    total = inside;
  }
  return total;
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
  layer: WeightLayer,
  { alone, theta }: Pulls,
  participation: Float64Array,
  choosing: number,
  said: { readonly unique: string; readonly tied: string },
): WeightEquilibrium {
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
    limits: [limitAt(prices, layer, ['current'], participation)],
    sentence: tied === 0 ? said.unique : `${players(tied)} ${said.tied}`,
  };
}

function strictlyConcave(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const own = 2 * prices.beta - prices.eta;
  const total = fixedTotal(pulls, prices.eta, own);
  const participation = layer.participation.map((s, i) => {
    const weight = pulls.theta[i];
    if (weight === 0) return s;
    return clip((pulls.alone[i] - prices.eta * weight * total) / (own * weight * weight));
  });
  return onlyOne(prices, layer, pulls, participation, 0, {
    unique: 'The equilibrium is unique, because η < 2β.',
    tied: 'whose weight is 0 and who would neither gain nor lose; the others’ equilibrium is unique, because η < 2β.',
  });
}

/** A falling staircase crossed by the diagonal: who is in, who is out, and who turns exactly there. */
interface Crossing {
  /** 1 in, 0 out; where the crossing is on a riser the players of that step share; shape [playerCount]. */
  readonly participation: Float64Array;
  /** Players of the riser, if the crossing lies on one. */
  readonly turning: Uint32Array;
}

/** @param alone where player i turns, T = alone_i / ηθ_i; weights of 0 are left as they stand */
function crossing(eta: number, { alone, theta }: Pulls, current: Float64Array): Crossing {
  const participation = current.slice();
  // Player i is in before its turn if θ_i > 0, and behind it if θ_i < 0.
  const turn = theta.map((weight, i) => alone[i] / (eta * weight));
  const order = Uint32Array.from([...theta.keys()].filter((i) => theta[i] !== 0)).sort(
    (a, b) => turn[a] - turn[b],
  );
  let sum = 0;
  for (const weight of theta) sum += Math.max(0, weight);
  // Over each riser F falls by Σ |θ| of those who turn there; left of it F(T) > T.
  let [at, end, fall] = [0, 0, 0];
  while (at < order.length) {
    const here = turn[order[at]];
    if (sum <= here) break;
    fall = 0;
    end = at;
    do fall += Math.abs(theta[order[end++]]);
    while (end < order.length && turn[order[end]] === here);
    if (sum - fall < here) break;
    sum -= fall;
    at = end;
  }
  for (const [place, i] of order.entries()) {
    const isBehind = place < at;
    participation[i] = theta[i] > 0 === isBehind ? 0 : 1;
  }
  if (!(at < order.length && sum > turn[order[at]])) {
    return { participation, turning: new Uint32Array() };
  }
  const turning = order.slice(at, end);
  const share = (sum - turn[order[at]]) / fall;
  for (const i of turning) participation[i] = theta[i] > 0 ? 1 - share : share;
  return { participation, turning };
}

/** Where η = 2β > 0. */
function staircase(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const { participation, turning } = crossing(prices.eta, pulls, layer.participation);
  // One player alone on its step has no choice.
  const choosing = turning.length > 1 ? turning.length : 0;
  return onlyOne(prices, layer, pulls, participation, choosing, {
    unique: 'The equilibrium is unique, although η = 2β: Σ sθ is.',
    tied: 'between whom the equilibrium leaves a choice, because η = 2β; Σ sθ and everybody else’s s are unique.',
  });
}

/** Best responses in turn from one start; Φ never falls. Changes s in place. */
function climb(
  prices: Prices,
  { alone, theta }: Pulls,
  s: Float64Array,
  order: Uint32Array,
  sweeps: number,
): void {
  let total = 0;
  for (let i = 0; i < theta.length; i++) total += s[i] * theta[i];
  for (let sweep = 0; sweep < sweeps; sweep++) {
    let largest = 0;
    for (const i of order) {
      const weight = theta[i];
      const others = total - s[i] * weight;
      const gain = alone[i] - prices.eta * weight * others;
      const next = bestResponseAt(gain, 2 * prices.beta * weight * weight, s[i]);
      largest = Math.max(largest, Math.abs(next - s[i]));
      total = others + next * weight;
      s[i] = next;
    }
    if (largest <= SAME) return;
  }
}

/**
 * Where η > 2β, so k < 0. Both 0 and 1 answer best for every player with kθ_i² ≤ l_i − ηθ_i T ≤ 0. To turn
 * in the middle of that range is nearly an equilibrium, a few best responses away from one; climbs from
 * elsewhere need many more.
 */
function several(prices: Prices, layer: WeightLayer, pulls: Pulls): WeightEquilibrium {
  const { alone, theta } = pulls;
  const count = theta.length;
  const half = 0.5 * (2 * prices.beta - prices.eta);
  const middle = alone.map((own, i) => own - half * theta[i] * theta[i]);
  // The turn follows αb − γ, then |θ|, so that renaming the players renames the result.
  const order = Uint32Array.from(theta.keys()).sort(
    (a, b) => alone[b] - alone[a] || Math.abs(theta[b]) - Math.abs(theta[a]),
  );
  const starts: [StartName, Float64Array][] = [
    ['current', layer.participation.slice()],
    [
      'middle turn',
      crossing(prices.eta, { alone: middle, theta }, layer.participation).participation,
    ],
    ['all out', new Float64Array(count)],
    ['all in', new Float64Array(count).fill(1)],
  ];
  const sweeps = Math.max(
    2,
    Math.min(MOST_SWEEPS, Math.floor(MOST_VISITS / (starts.length * count))),
  );
  const ends = starts.map(([from, s]) => {
    climb(prices, pulls, s, order, sweeps);
    return limitAt(prices, layer, [from], s);
  });
  const limits: Limit[] = [];
  for (const end of ends.filter(({ residual }) => residual <= SAME)) {
    const known = limits.find(({ participation }) =>
      participation.every((at, i) => Math.abs(at - end.participation[i]) <= SAME),
    );
    if (known) known.from.push(...end.from);
    else limits.push(end);
  }
  const best = limits.at(0) ?? ends.reduce((a, b) => (b.residual < a.residual ? b : a));
  return {
    participation: best.participation,
    unique: false,
    found: limits.length,
    tied: 0,
    limits: limits.length > 0 ? limits : [best],
    sentence:
      limits.length === 0
        ? `η > 2β: there may be very many equilibria, and none was reached in ${sweeps} rounds of best responses.`
        : `η > 2β: there may be very many equilibria; at least ${limits.length} ${limits.length === 1 ? 'was' : 'were'} found, from ${starts.length} starts.`,
  };
}

/** Nobody’s answer depends on another’s. */
function eachAlone(prices: Prices, layer: WeightLayer, { alone, theta }: Pulls): WeightEquilibrium {
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
    limits: [limitAt(prices, layer, ['current'], participation)],
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
