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

/** As browsers and the ways of computing word it, of more memory than they have. */
const SHORT_OF_MEMORY =
  /out of memory|allocation|memory\.grow|grow (the )?(instance )?memory|(array|buffer) length|length too large|\bOOM\b|enlarge memory/i;

/** Of an error that has no sentence of its own. */
function sentenceOf(error: Error): string {
  const { name, message } = error;
  // Ours are sentences already.
  return name !== 'Error' && SHORT_OF_MEMORY.test(message)
    ? `This browser has not enough memory for the run (${message}). Choose a smaller batch or a smaller network, or close other tabs`
    : message;
}

/** @param otherwise the kind of an error that does not say it itself */
export const failureOf = (error: unknown, otherwise: FailureCause): Failure => ({
  cause: causeOf(error) ?? otherwise,
  message: error instanceof Error ? sentenceOf(error) : String(error),
});
