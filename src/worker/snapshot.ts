/** The state of a run as plain data, for automation. */
import type { Run } from '../engine/run.ts';
import type { GameTrainer, PlayerColumns } from '../engine/trainer.ts';
import { figuresOf } from '../game/figures.ts';
import type { BackendName, Evaluated, Snapshot } from '../protocol/events.ts';

/** @param tested at this very step; null without a network */
export function takeSnapshot(
  run: Run<GameTrainer>,
  backend: BackendName,
  { participation, loss }: PlayerColumns,
  tested: Evaluated | null,
): Snapshot {
  const { step, epoch, spec } = run;
  const { layers } = run.trainer;
  const { sparsity, activePerLayer, meanParticipation } = figuresOf(
    { participation, loss },
    layers,
    { step, epoch, epsilon: spec.epsilon },
    null,
  );
  return {
    ...{ step, epoch, backend },
    loss: tested === null ? null : loss,
    testAccuracy: tested?.testAccuracy ?? null,
    testAccuracyPruned: tested?.testAccuracyPruned ?? null,
    ...{ sparsity, activePerLayer, meanParticipation },
    participation: layers.map(({ first, count }) => [
      ...participation.subarray(first, first + count),
    ]),
  };
}
