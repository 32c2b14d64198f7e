/**
 * Who was in when each change or act of the visitor began to act: what has happened “since” is counted
 * from there, to the step, whatever columns the trajectory has dropped.
 */
import type { Frame } from '../protocol/frame.ts';

/** Changes remembered; of more, the oldest are forgotten. */
const MOST = 256;

export interface Baseline {
  readonly step: number;
  /** s of the shown players, and how they alternated; shape [playerCount]. */
  readonly participation: Float32Array;
  readonly swing: Float32Array;
  /** Of all players (game/summary.ts). */
  readonly summaries: Float32Array;
  /** How often somebody had been seen to leave or come back. */
  readonly crossings: number;
}

export class Baselines {
  private readonly known = new Map<number, Baseline>();
  private awaited = new Set<number>();
  private latest: Baseline | null = null;

  /** A change acts from `step` on; the worker sends the frame of that very step before or after saying so. */
  expect(step: number): void {
    if (this.known.has(step)) return;
    if (this.latest?.step === step) this.keep(this.latest);
    else this.awaited.add(step);
  }

  /** @param crossings as in Baseline */
  observe(frame: Frame, crossings: number): void {
    const { step } = frame;
    // The run has gone back: what was later has not happened.
    if (this.latest !== null && step < this.latest.step) this.forgetAfter(step);
    // Of one step the first frame counts: a later one shows what an act did.
    if (this.latest?.step === step) return;
    this.latest = {
      step,
      participation: frame.participation.slice(),
      swing: frame.swing.slice(),
      summaries: frame.summaries.slice(),
      crossings,
    };
    if (this.awaited.delete(step)) this.keep(this.latest);
  }

  /** @returns null where that step's frame did not come */
  of(step: number): Baseline | null {
    return this.known.get(step) ?? null;
  }

  private keep(baseline: Baseline): void {
    this.known.set(baseline.step, baseline);
    if (this.known.size > MOST) this.known.delete(this.known.keys().next().value!);
  }

  private forgetAfter(step: number): void {
    for (const each of [...this.known.keys()]) if (each > step) this.known.delete(each);
    this.awaited = new Set([...this.awaited].filter((each) => each <= step));
    this.latest = null;
  }
}
