/** Where the page stands: a run at a step, and what of it was played further. */
import type { RunRecord } from '../../record/record.ts';
import type { Change, RunSpec } from '../../spec/spec.ts';
import type { Trajectory } from '../trajectory.ts';
import type { Story } from './story.ts';

/** A run at a step, with all that is needed to stand there again. */
export interface Moment {
  /** At step 0. */
  readonly spec: RunSpec;
  /** All of it, oldest first. */
  readonly log: readonly Change[];
  readonly step: number;
  readonly story: Story;
}

/** The last step that a run has been played to, where the page shows an earlier one. */
export interface PlayedTo {
  readonly moment: Moment;
  readonly trajectory: Trajectory;
  /** Null where none could be made. */
  readonly record: RunRecord | null;
}

export interface Place {
  readonly moment: Moment;
  /** Null where the moment is the last that was played. */
  readonly played: PlayedTo | null;
}

/** The last step that the run of a place has been played to. */
export const furthest = ({ moment, played }: Place): Moment => played?.moment ?? moment;

/** Whether one run up to where a moment stands is the other one. */
export function sharesPast(run: Moment, moment: Moment): boolean {
  const { runId, forkOf } = run.story;
  const { runId: id } = moment.story;
  return runId === id || (forkOf?.id === id && forkOf.step >= moment.step);
}
