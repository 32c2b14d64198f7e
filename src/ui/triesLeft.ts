import type { Try } from '../state/runs/try.ts';
import { roughDuration } from './format.ts';

/** How long those that are tried will take. Those that are not prepared yet are taken to be as long as the one that is. */
export function triesLeft(
  tries: readonly Try[],
  stepsPerSecond: number,
  isResting: boolean,
): string {
  if (isResting) return 'It rests while the page is hidden.';
  const steps = tries.find((each) => each.steps !== null && each.phase === 'training')?.steps;
  if (!(stepsPerSecond > 0) || steps === null || steps === undefined) return 'Being prepared.';
  const left = tries
    .filter(({ phase }) => phase === 'waiting' || phase === 'training')
    .reduce((sum, each) => sum + (each.steps ?? steps) - each.step, 0);
  return `${roughDuration(left / stepsPerSecond)} left.`;
}
