/** Several runs that advance together, step by step; each goes as it would alone. */
import type { Change, RunSpec } from '../spec/spec.ts';
import { createBatches } from './batches.ts';
import type { Games } from './games.ts';
import { createSchedule, type Schedule, type NextStep, type TrainingImages } from './schedule.ts';

export interface Runs {
  readonly games: Games;
  /** One per game. */
  readonly schedules: readonly Schedule[];
  readonly stepsPerEpoch: number;
  /** Steps done. */
  readonly step: number;
  /**
   * Does one step of every game; waits for its images if they have not arrived, and for the device if it
   * is behind.
   *
   * @returns for each game the logged changes it began with
   */
  advance(): Promise<readonly (readonly Change[])[]>;
}

export interface RunsOptions {
  readonly games: Games;
  readonly images: TrainingImages;
  /** One per game, alike in batch size and split; changes are to be replayed, ordered by step. */
  readonly runs: readonly { readonly spec: RunSpec; readonly changes: readonly Change[] }[];
}

export function createRuns({ games, images, runs }: RunsOptions): Runs {
  const batches = createBatches(images, runs[0].spec.batchSize);
  const schedules = runs.map((run, k) =>
    createSchedule({ ...run, game: games.games[k], images, batches }),
  );
  return {
    games,
    schedules,
    stepsPerEpoch: schedules[0].stepsPerEpoch,
    get step() {
      return schedules[0].step;
    },
    async advance() {
      await games.ready();
      const next: NextStep[] = [];
      for (const schedule of schedules) next.push(await schedule.begin());
      games.step(
        next.map((one) => one.images),
        next.map((one) => one.spec),
        next.map((one) => one.feeShare),
      );
      await Promise.all(schedules.map((schedule) => schedule.end()));
      return next.map(({ due }) => due);
    },
  };
}
