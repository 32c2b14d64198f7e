/** Why a run stopped, for the page: the kind of trouble and a sentence. */
import { CheckpointError } from '../engine/checkpoint.ts';
import type { FailureCause } from '../protocol/events.ts';

/** The numbers have run away. */
export class DivergedError extends Error {}

export interface Failure {
  readonly cause: FailureCause;
  readonly message: string;
}

/** @param otherwise the kind of an error that does not say it itself */
export const failureOf = (error: unknown, otherwise: FailureCause): Failure => ({
  cause:
    error instanceof DivergedError
      ? 'diverged'
      : error instanceof CheckpointError
        ? 'checkpoint'
        : otherwise,
  message: error instanceof Error ? error.message : String(error),
});
