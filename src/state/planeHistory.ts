/** How the boundary in a plane of points looked while players left: one picture for each number of players in. */
import type { PlaneTaken } from './pictures.ts';

export interface PlaneMoment extends Pick<PlaneTaken, 'step' | 'side' | 'classes' | 'margins'> {
  /** Players with s ≥ ε. */
  readonly active: number;
}

/** Every one is some ten kilobytes. */
const MOST = 48;

/** How many players of a small net have s ≥ ε. */
export const activeIn = ({ net, numbers }: PlaneTaken, epsilon: number): number =>
  numbers
    .subarray(numbers.length - net.players)
    .reduce((sum, s) => sum + (s >= epsilon ? 1 : 0), 0);

export class PlaneHistory {
  private kept: PlaneMoment[] = [];

  /** In the order of time; the first is the last before anybody left, as far as that was seen. */
  get moments(): readonly PlaneMoment[] {
    return this.kept;
  }

  observe(plane: PlaneTaken, epsilon: number): void {
    const { step, side, classes, margins } = plane;
    const active = activeIn(plane, epsilon);
    const last = this.kept[this.kept.length - 1];
    const moment = { step, side, classes, margins, active };
    if (this.kept.length === 1 && last?.active === active) this.kept[0] = moment;
    else if (last?.active !== active) this.kept.push(moment);
    if (this.kept.length > MOST) this.kept = this.kept.filter((_, at) => at === 0 || at % 2 === 1);
  }

  goBackTo(step: number): void {
    this.kept = this.kept.filter((moment) => moment.step <= step);
  }
}
