/** What changes by itself as a run goes on: the rate of the weights, and whether the game is still played. */
import type { RunSpec } from './spec.ts';

/**
 * η_θ of the next step.
 *
 * @param epoch epochs done, with fraction; the run's own number of epochs is the horizon
 */
export function thetaRateAt(
  { lrTheta, lrThetaSchedule, epochs }: Pick<RunSpec, 'lrTheta' | 'lrThetaSchedule' | 'epochs'>,
  epoch: number,
): number {
  switch (lrThetaSchedule) {
    case 'constant':
      return lrTheta;
    case 'cosine':
      return (lrTheta * (1 + Math.cos(Math.PI * Math.min(1, epoch / epochs)))) / 2;
    default:
      return lrThetaSchedule satisfies never;
  }
}

/** Whether the game has ended; θ may go on. */
export const isGameOver = ({ gameEnds }: Pick<RunSpec, 'gameEnds'>, epoch: number): boolean =>
  gameEnds > 0 && epoch >= gameEnds;

/** Whether s stands still for everybody, by hand or because the game has ended. */
export const standsStill = (spec: Pick<RunSpec, 'freezeS' | 'gameEnds'>, epoch: number): boolean =>
  spec.freezeS || isGameOver(spec, epoch);

/** The spec with the rates of its next step; what stands still moves at rate 0, which leaves it bit for bit as it is. */
export function atRates(spec: RunSpec, epoch: number): RunSpec {
  const lrTheta = spec.freezeTheta ? 0 : thetaRateAt(spec, epoch);
  const lrS = standsStill(spec, epoch) ? 0 : spec.lrS;
  return lrTheta === spec.lrTheta && lrS === spec.lrS ? spec : { ...spec, lrTheta, lrS };
}
