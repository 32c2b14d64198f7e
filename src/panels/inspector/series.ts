/** What one player was, earned and paid at each column of the trajectory, at the prices of its time. */
import type { Change, RunSpec } from '../../spec/spec.ts';
import { marginalTerms, netOf } from '../../game/departure.ts';
import { priceOf } from '../../game/prices.ts';
import { groupIn } from '../../game/shown.ts';
import { terms, type Prices, type Terms } from '../../game/utility.ts';
import type { Trajectory } from '../../state/trajectory.ts';
import type { ShownIndex } from '../../game/players.ts';

/** Per unit of s: the terms of ∂U/∂s, what one more bit of s brings. In all: the terms of U at its s. */
export type Measure = 'unit' | 'all';

export interface Moment extends Terms {
  readonly step: number;
  readonly s: number;
  /** s‖θ‖. */
  readonly strength: number;
}

/** α, β and η of a group at each step, asked for in rising order; the fee γ_t is the trajectory's. */
export function priceReader(
  start: RunSpec,
  changes: readonly Change[],
  group: number,
): (step: number) => Omit<Prices, 'gamma'> {
  let { alpha, beta, eta } = start;
  let next = 0;
  return (step) => {
    // A change logged at step k acts in the step after k are done: from column k + 1 on.
    for (; next < changes.length && changes[next].step < step; next++)
      ({ alpha = alpha, beta = beta, eta = eta } = changes[next].patch);
    return {
      alpha: priceOf(alpha, group),
      beta: priceOf(beta, group),
      eta: priceOf(eta, group),
    };
  };
}

/**
 * @param apart steps that moments lie apart at least; the last one is always there
 * @param into how the terms are measured
 */
export function momentsOf(
  trajectory: Trajectory,
  player: ShownIndex,
  start: RunSpec,
  changes: readonly Change[],
  apart: number,
  measure: Measure,
): Moment[] {
  const moments: Moment[] = [];
  const { latest } = trajectory;
  if (latest === null) return moments;
  const group = groupIn(latest, player);
  const pricesAt = priceReader(start, changes, group);
  const weigh = (
    step: number,
    fee: number,
    columns: Pick<Trajectory, 'participation' | 'benefit' | 'normSquared' | 'rivalry'>,
    at: number,
  ) => {
    // Before the first step no benefit has been measured.
    if (step === 0) return;
    const s = columns.participation[at];
    const normSquared = columns.normSquared[at];
    const stake = { benefit: columns.benefit[at], normSquared, rivalry: columns.rivalry[at] };
    const prices = { ...pricesAt(step), gamma: fee };
    const now = (measure === 'unit' ? marginalTerms : terms)(s, stake, prices);
    moments.push({ step, s, strength: s * Math.sqrt(normSquared), ...now });
  };
  let last = -Infinity;
  for (let column = 0; column < trajectory.length; column++) {
    const step = trajectory.steps[column];
    if (step - last < apart) continue;
    last = step;
    const fee = trajectory.fees[column * trajectory.layerCount + group];
    weigh(step, fee, trajectory, column * trajectory.playerCount + player);
  }
  if (latest.step > last) weigh(latest.step, latest.fees[group], latest, player);
  return moments;
}

/** What it pays altogether. */
export const paid = (moment: Terms): number => moment.benefit - netOf(moment);

/** The moment at or before a step; 0 if all are later. */
export function momentAt(moments: readonly Moment[], step: number): number {
  const after = moments.findIndex((moment) => moment.step > step);
  return after < 0 ? moments.length - 1 : Math.max(0, after - 1);
}
