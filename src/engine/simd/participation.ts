/**
 * How the players move, in Float64 and player by player, by the functions of src/game and src/rules; nothing is
 * allocated in a step. Costs a few ten microseconds for 768 players.
 */
import { batchBenefit } from '../../game/benefit.ts';
import type { PlayerLayer } from '../../game/network.ts';
import { priceOf } from '../../game/prices.ts';
import { adamStep, type Moments } from '../../rules/adam.ts';
import { bestResponseStep } from '../../rules/bestResponse.ts';
import { projectedStep } from '../../rules/projected.ts';
import type { RuleName } from '../../rules/registry.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { marginalUtility } from '../../game/utility.ts';
import { momentsFrom, momentsOf } from '../playerMoments.ts';
import type { PlayersState } from '../checkpoint.ts';
import { served, servedBy } from '../servedRules.ts';

/** What the net tells of each player at (θ_t, s_t); each of shape [playerCount]. */
export interface StepStatistics {
  /** ∂L/∂s. */
  readonly lossSlope: Float64Array;
  /** ‖θ_i‖², filled where β or η are not 0. */
  readonly normSquared: Float64Array;
  /** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩, filled where η is not 0. */
  readonly rivalry: Float64Array;
}

export interface Players {
  /** Those that `move` computes. */
  readonly rules: readonly RuleName[];
  /** s; shape [playerCount]. */
  readonly s: Float64Array;
  /** b as it last entered U; shape [playerCount]. */
  readonly benefit: Float64Array;
  /**
   * Moves all players at once.
   *
   * @param feeShare how much of γ is in force
   * @param floor players with s below it earn as if s were 0, for the products took it as 0
   */
  move(statistics: StepStatistics, spec: RunSpec, feeShare: number, floor: number): void;
  save(): PlayersState;
  load(state: PlayersState): void;
}

export function createPlayers(layers: readonly PlayerLayer[]): Players {
  const count = layers.reduce((sum, layer) => sum + layer.count, 0);
  const s = new Float64Array(count).fill(1);
  const benefit = new Float64Array(count);
  const benefitSum = new Float64Array(count);
  let benefitWeight = 0;
  const moments = Array.from({ length: count }, (): Moments => ({
    first: 0,
    second: 0,
    firstWeight: 0,
    secondWeight: 0,
  }));
  // Filled anew for every player, so that no step allocates.
  const stake = { benefit: 0, normSquared: 0, rivalry: 0 };
  const prices = { alpha: 0, beta: 0, gamma: 0, eta: 0 };

  function remember({ lossSlope }: StepStatistics, spec: RunSpec, floor: number): void {
    const memory = spec.benefitMemory;
    benefitWeight = memory * benefitWeight + (1 - memory);
    for (let i = 0; i < count; i++) {
      const batch = batchBenefit(lossSlope[i], s[i] < floor ? 0 : s[i], spec);
      benefitSum[i] = memory * benefitSum[i] + (1 - memory) * batch;
      benefit[i] = benefitSum[i] / benefitWeight;
    }
  }

  /** As `scaledBenefit` of the game: relative to the mean size of some players, those at 0 included. */
  function scale({ first, count: size }: Pick<PlayerLayer, 'first' | 'count'>): void {
    let sum = 0;
    for (let i = first; i < first + size; i++) sum += Math.abs(benefit[i]);
    const average = sum / size;
    for (let i = first; i < first + size; i++) {
      benefit[i] = average > 0 ? benefit[i] / average : 0;
    }
  }

  const moves = {
    projected: (i, rate) => projectedStep(s[i], stake, prices, rate),
    proximal(i, rate) {
      // `proximalStep` of the rule, without its copy of the prices.
      const fee = prices.gamma;
      prices.gamma = 0;
      const smooth = marginalUtility(s[i], stake, prices);
      prices.gamma = fee;
      return Math.min(1, Math.max(0, s[i] + rate * smooth - rate * fee));
    },
    bestResponse: (i, rate) => bestResponseStep(s[i], stake, prices, rate),
    adam: (i, rate) => adamStep(s[i], stake, prices, rate, moments[i]),
  } satisfies Partial<Record<RuleName, (i: number, rate: number) => number>>;

  return {
    rules: servedBy(moves),
    s,
    benefit,
    save: () => ({
      participation: s.slice(),
      benefit: benefit.slice(),
      benefitSum: benefitSum.slice(),
      benefitWeight,
      ...momentsOf(moments),
    }),
    load(state) {
      s.set(state.participation);
      benefit.set(state.benefit);
      benefitSum.set(state.benefitSum);
      benefitWeight = state.benefitWeight;
      momentsFrom(state).forEach((own, i) => Object.assign(moments[i], own));
    },
    move(statistics, spec, feeShare, floor) {
      const moved = served<(i: number, rate: number) => number>(moves, spec.dynamics);
      remember(statistics, spec, floor);
      if (spec.benefitScale === 'relative') for (const layer of layers) scale(layer);
      if (spec.benefitScale === 'relative-net') scale({ first: 0, count });
      layers.forEach(({ first, count: size }, group) => {
        // Not a new object for every layer and step: see above.
        prices.alpha = priceOf(spec.alpha, group);
        prices.beta = priceOf(spec.beta, group);
        prices.eta = priceOf(spec.eta, group);
        prices.gamma = priceOf(spec.gamma, group) * feeShare;
        for (let i = first; i < first + size; i++) {
          stake.benefit = benefit[i];
          stake.normSquared = statistics.normSquared[i];
          stake.rivalry = statistics.rivalry[i];
          s[i] = moved(i, spec.lrS);
        }
      });
    },
  };
}
