/** Why a run stopped, for the page: the kind of trouble and a sentence. */
import { CheckpointError } from '../engine/checkpoint.ts';
import { DeviceLostError } from '../engine/deviceLoss.ts';
import type { FailureCause } from '../protocol/events.ts';

/** The numbers have run away. */
export class DivergedError extends Error {}

export interface Failure {
  readonly cause: FailureCause;
  readonly message: string;
}

function causeOf(error: unknown): FailureCause | null {
  if (error instanceof DivergedError) return 'diverged';
  if (error instanceof CheckpointError) return 'checkpoint';
  return error instanceof DeviceLostError ? 'device' : null;
}

/** @param otherwise the kind of an error that does not say it itself */
export const failureOf = (error: unknown, otherwise: FailureCause): Failure => ({
  cause: causeOf(error) ?? otherwise,
  message: error instanceof Error ? error.message : String(error),
});
