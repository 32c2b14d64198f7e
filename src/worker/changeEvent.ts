import type { Change } from '../spec/spec.ts';
import type { WorkerEvent } from '../protocol/events.ts';

/** What tells the page that a change acts from a step on. @param request null for one of the run's log */
export const changeEvent = (
  run: number,
  request: number | null,
  { step, patch, act }: Change,
): WorkerEvent =>
  act === undefined
    ? { type: 'patched', run, request, step, patch }
    : { type: 'acted', run, request, step, act };
