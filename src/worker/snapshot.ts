/** The state of a run as plain data, for automation. */
import type { Run } from '../engine/run.ts';
import type { GameTrainer, PlayerColumns } from '../engine/trainer.ts';
import { mean, prunedCount, sparsity } from '../game/population.ts';
import type { BackendName, Evaluated, Snapshot } from '../protocol/events.ts';

/** @param tested at this very step; null without a network */
export function takeSnapshot(
  run: Run<GameTrainer>,
  backend: BackendName,
  { participation, loss }: PlayerColumns,
  tested: Evaluated | null,
): Snapshot {
  const rows = run.trainer.layers.map(({ first, count }) =>
    participation.subarray(first, first + count),
  );
  const { epsilon } = run.spec;
  return {
    step: run.step,
    epoch: run.epoch,
    backend,
    loss: tested === null ? null : loss,
    testAccuracy: tested?.testAccuracy ?? null,
    testAccuracyPruned: tested?.testAccuracyPruned ?? null,
    sparsity: sparsity(participation, epsilon),
    activePerLayer: rows.map((row) => row.length - prunedCount(row, epsilon)),
    meanParticipation: mean(participation),
    participation: rows.map((row) => [...row]),
  };
}
