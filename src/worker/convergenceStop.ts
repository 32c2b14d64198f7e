/** Notices when the players have come to rest: `stopGap`, for a run that is to pause there by itself. */
import type { Run } from '../engine/run.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import { pricesOfGroup } from '../game/prices.ts';
import { nashGapOf } from '../game/frozen/regret.ts';

/** Steps between two samples, and samples in a row at which the Nash gap must be small. */
const CHECK_EVERY = 10;
const SAMPLES = 5;

export interface ConvergenceStop {
  /** After every step that is played. @returns what to tell the visitor once the players rest, else null */
  check(): Promise<string | null>;
}

export function createConvergenceStop(run: Run<GameTrainer>): ConvergenceStop {
  let calmSamples = 0;
  return {
    async check() {
      const { stopGap } = run.spec;
      if (stopGap === 0) calmSamples = 0;
      if (stopGap === 0 || run.step % CHECK_EVERY !== 0) return null;
      const columns = await run.trainer.readPlayers();
      const gaps = run.trainer.layers.map(({ first, count }, group) =>
        nashGapOf(columns, pricesOfGroup(run.spec, group, run.feeShare), first, first + count),
      );
      const gap = Math.max(0, ...gaps);
      calmSamples = gap <= stopGap ? calmSamples + 1 : 0;
      if (calmSamples < SAMPLES) return null;
      calmSamples = 0;
      return `Paused at step ${run.step}: in ${SAMPLES} checks in a row, ${CHECK_EVERY} steps apart, no player could gain more than ${stopGap} by changing its s alone. Press play to go on.`;
    },
  };
}
