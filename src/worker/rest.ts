/** Notices when the players have come to rest: `stopGap`, for a run that is to pause there by itself. */
import type { Run } from '../engine/run.ts';
import type { GameTrainer } from '../engine/trainer.ts';
import { nashGapOf } from '../game/frozen/regret.ts';

/** Steps between two looks, and looks in a row at which the Nash gap must be small. */
const LOOK_EVERY = 10;
const LOOKS = 5;

export interface Rest {
  /** After every step that is played. @returns what to tell the visitor once the players rest, else null */
  look(): Promise<string | null>;
}

export function createRest(run: Run<GameTrainer>): Rest {
  let calmLooks = 0;
  return {
    async look() {
      const { stopGap } = run.spec;
      if (stopGap === 0) calmLooks = 0;
      if (stopGap === 0 || run.step % LOOK_EVERY !== 0) return null;
      const gap = nashGapOf(await run.trainer.readPlayers(), { ...run.spec, gamma: run.fee });
      calmLooks = gap <= stopGap ? calmLooks + 1 : 0;
      if (calmLooks < LOOKS) return null;
      calmLooks = 0;
      return `Paused at step ${run.step}: in ${LOOKS} checks in a row, ${LOOK_EVERY} steps apart, no player could gain more than ${stopGap} by changing its s alone. Press play to go on.`;
    },
  };
}
