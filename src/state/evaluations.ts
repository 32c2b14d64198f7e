import type { Evaluated } from '../protocol/events.ts';

/** Enough for every test of a long run; beyond it every second one is dropped. */
const MOST = 1000;

/** One a step: a run that goes on, or a hand that moves players, has the same step tested once more. */
export function withEvaluation(evaluations: readonly Evaluated[], next: Evaluated): Evaluated[] {
  const before =
    evaluations.at(-1)?.step === next.step ? evaluations.slice(0, -1) : [...evaluations];
  return [...(before.length < MOST ? before : before.filter((_, i) => i % 2 === 0)), next];
}
