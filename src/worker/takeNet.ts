/** The net as it stands, to be taken away. */
import type { Evaluated, StandingNet } from '../protocol/events.ts';
import type { InputScale } from '../game/smallNet.ts';
import type { ReportOptions } from './reports.ts';

/**
 * No step may come while it is read. The arrays are the caller's.
 *
 * @param tested at this very step; null without a network
 * @returns null without a network
 */
export async function takeNet(
  { run, testing }: Pick<ReportOptions, 'run' | 'testing'>,
  scale: InputScale | null,
  tested: Evaluated | null,
): Promise<StandingNet | null> {
  if (testing === null || scale === null || tested === null) return null;
  const { participation } = await run.trainer.readPlayers();
  return {
    weights: await testing.trainer.readWeights(),
    participation: participation.slice(),
    epsilon: run.spec.epsilon,
    scale,
    accuracy: tested.testAccuracyPruned,
  };
}
