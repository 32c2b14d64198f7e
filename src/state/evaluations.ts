import type { Evaluated } from '../protocol/events.ts';

/** Enough for every test of a long run; beyond it every second one is dropped. */
const MOST = 1000;

export const withEvaluation = (evaluations: readonly Evaluated[], next: Evaluated): Evaluated[] => [
  ...(evaluations.length < MOST ? evaluations : evaluations.filter((_, i) => i % 2 === 0)),
  next,
];
