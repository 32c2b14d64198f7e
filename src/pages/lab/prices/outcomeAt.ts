import { totalOf } from '../../../game/summary.ts';
import type { Frame } from '../../../panels/shared/states.ts';
import type { LabState } from '../../../state/store.ts';
import { grouped, percent } from '../../../ui/format.ts';

/** Who is in at a frame, and the accuracy that was measured last, with its step where that is another. */
export function outcomeAt(
  { step, summaries }: Pick<Frame, 'step' | 'summaries'>,
  tested: Pick<LabState['evaluations'][number], 'step' | 'testAccuracy'> | undefined,
): string {
  const count = totalOf(summaries, 'count');
  const isIn = `${grouped(count - totalOf(summaries, 'pruned'))} of ${grouped(count)} in`;
  if (tested === undefined) return isIn;
  const accuracy = `${isIn}, accuracy ${percent(tested.testAccuracy)} %`;
  return tested.step === step ? accuracy : `${accuracy} at step ${grouped(tested.step)}`;
}
