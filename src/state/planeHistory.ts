/** How the boundary in a plane of points looked while players left: one picture for each number of players in. */
import type { PlaneTaken } from './pictures.ts';

export interface PlaneMoment {
  readonly plane: PlaneTaken;
  /** Players with s ≥ ε. */
  readonly active: number;
}

/** Every one is some ten kilobytes. */
const MOST = 48;

export class PlaneHistory {
  private kept: readonly PlaneMoment[] = [];

  /** In the order of time; the first is the last before anybody left, as far as that was seen. */
  get moments(): readonly PlaneMoment[] {
    return this.kept;
  }

  observe(plane: PlaneTaken, epsilon: number): void {
    const s = plane.numbers.subarray(plane.numbers.length - plane.net.players);
    const moment = { plane, active: s.filter((own) => own >= epsilon).length };
    const last = this.kept.at(-1);
    if (last?.active !== moment.active) this.kept = [...this.kept, moment];
    else if (this.kept.length === 1) this.kept = [moment];
    const newest = this.kept.length - 1;
    if (newest >= MOST)
      this.kept = this.kept.filter((_, at) => at === 0 || at === newest || at % 2 === 1);
  }

  goBackTo(step: number): void {
    this.kept = this.kept.filter(({ plane }) => plane.step <= step);
  }
}
