/**
 * One run: a spec, a log of changes, and a trainer that is advanced step by step. The worker and the
 * command line both drive it, so a run means the same in both; and among others (runs.ts) it means the
 * same as alone.
 */
import type { Change } from '../spec/spec.ts';
import { createBatches } from './batches.ts';
import { createSchedule, NO_IMAGES, type Schedule, type ScheduleOptions } from './schedule.ts';
import type { GameTrainer, Trainer } from './trainer.ts';

export interface Run<T extends GameTrainer = Trainer> extends Omit<Schedule, 'begin' | 'end'> {
  readonly trainer: T;
  /**
   * Does one step; waits for its images if they have not arrived, and for the device if it is behind.
   *
   * @returns logged changes it began with
   */
  advance(): Promise<readonly Change[]>;
}

export interface RunOptions<T extends GameTrainer> extends Omit<
  ScheduleOptions,
  'game' | 'batches'
> {
  readonly trainer: T;
}

export function createRun<T extends GameTrainer>({ trainer, ...options }: RunOptions<T>): Run<T> {
  const { images: source, spec: start } = options;
  const batches = source === null ? () => NO_IMAGES : createBatches(source, start.batchSize);
  const schedule = createSchedule({ ...options, game: trainer, batches });
  // Onto the schedule, not a copy: its getters must stay.
  return Object.assign(schedule, {
    trainer,
    async advance() {
      await trainer.ready();
      const { images, spec, feeShare, due } = await schedule.begin();
      trainer.step(images, spec, feeShare);
      await schedule.end();
      return due;
    },
  });
}
