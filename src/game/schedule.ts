/** What changes by itself as a run goes on: the rate of the weights, and whether the game is still played. */

/** What a run says of θ's rate. */
interface ThetaRate {
  readonly lrTheta: number;
  readonly lrThetaSchedule: 'constant' | 'cosine';
  /** The run's own number, the schedule's horizon. */
  readonly epochs: number;
}

/** After this epoch the game is over; 0: never. */
interface GameEnd {
  readonly gameEnds: number;
}

interface Rates extends ThetaRate, GameEnd {
  readonly lrS: number;
  readonly freezeTheta: boolean;
  readonly freezeS: boolean;
}

/**
 * η_θ of the next step.
 *
 * @param epoch epochs done, with fraction
 */
export function thetaRateAt(
  { lrTheta, lrThetaSchedule, epochs }: ThetaRate,
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
export const isGameOver = ({ gameEnds }: GameEnd, epoch: number): boolean =>
  gameEnds > 0 && epoch >= gameEnds;

/** Whether s stands still for everybody, by hand or because the game has ended. */
export const standsStill = (spec: Pick<Rates, 'freezeS' | 'gameEnds'>, epoch: number): boolean =>
  spec.freezeS || isGameOver(spec, epoch);

/** The settings with the rates of its next step; what stands still moves at rate 0, which leaves it bit for bit as it is. */
export function atRates<Settings extends Rates>(spec: Settings, epoch: number): Settings {
  const lrTheta = spec.freezeTheta ? 0 : thetaRateAt(spec, epoch);
  const lrS = standsStill(spec, epoch) ? 0 : spec.lrS;
  return lrTheta === spec.lrTheta && lrS === spec.lrS ? spec : { ...spec, lrTheta, lrS };
}
