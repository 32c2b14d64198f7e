/** What a search learns from a game's record. */
import type { TryOutcome, Search, Tried } from '../spec/search/search.ts';
import type { RunRecord } from './record.ts';

/**
 * At its end, on validation examples and without the pruned.
 *
 * @returns null where its numbers ran away
 * @throws Error with a sentence where it came to no end, or kept no examples to choose by
 */
export function judged({
  verdict,
  series,
}: Pick<RunRecord, 'verdict' | 'series'>): TryOutcome | null {
  if (verdict.ended === 'diverged') return null;
  const end = series.evaluations.at(-1);
  if (verdict.ended === 'interrupted' || end === undefined || end.step !== verdict.steps)
    throw new Error('A game that was stopped before its end says nothing.');
  const { validationAccuracyPruned: accuracy, activePerLayer, meanParticipation } = end;
  const of = series.groups.reduce((sum, { count }) => sum + count, 0);
  if (accuracy === null)
    throw new Error('It was not tested on validation examples, by which a search chooses.');
  return {
    accuracy,
    players: activePerLayer.reduce((sum, count) => sum + count, 0),
    presence: meanParticipation * of,
  };
}

/** A game of this search, as the search knows it. @throws as `judged` */
export function triedOf({ axes }: Search, record: RunRecord): Tried {
  const { spec } = record.manifest;
  const setting = axes.map(({ name }) => [name, Number(spec[name])] as const);
  return { setting: Object.fromEntries(setting), epochs: spec.epochs, outcome: judged(record) };
}
