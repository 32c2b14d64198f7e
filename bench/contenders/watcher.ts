/** Looks at a frozen game as the page does: read beside the training, worked out in a thread of its own. */
import { readFrozenGame } from '../../src/engine/frozenGame.ts';
import type { Population } from '../../src/engine/trainer.ts';
import type { PriceSpec } from '../../src/game/prices.ts';
import { createYield } from '../../src/worker/pace.ts';
import type { AnalystRequest } from '../../src/protocol/analyst.ts';
import { buffersIn } from '../../src/protocol/buffersIn.ts';

/** As often as the page asks where the game ends (src/state/analysisMonitor.ts). */
const ENDS_INTERVAL_MS = 1000;

export interface Watcher {
  /** Reads the game if it is time to; hands it over if the thread has nothing to do. */
  look(spec: PriceSpec, feeShare: number): Promise<void>;
  /** Between rounds nothing is looked at. @param ms how long the round was */
  rest(ms: number): void;
  /** Looks worked out a second; undefined where none were asked for. */
  perSecond(): number | undefined;
  close(): void;
}

/** @param rate looks a second; 0 for none */
export function createWatcher(game: Population, rate: number): Watcher {
  const analyst =
    rate === 0
      ? null
      : new Worker(new URL('../../src/worker/analyst.ts', import.meta.url), { type: 'module' });
  const giveWay = createYield();
  let dueAt = 0;
  let endsAt = -Infinity;
  let busy = false;
  let done = 0;
  let watchedMs = 0;
  if (analyst !== null)
    analyst.onmessage = () => {
      busy = false;
      done++;
    };
  return {
    async look(spec, feeShare) {
      if (analyst === null || performance.now() < dueAt) return;
      dueAt = performance.now() + 1000 / rate;
      const frozen = await readFrozenGame(game, spec, feeShare);
      // The thread's answer is a message, which arrives only when this one gives way.
      await giveWay();
      if (busy) return;
      busy = true;
      const ends = performance.now() - endsAt >= ENDS_INTERVAL_MS;
      if (ends) endsAt = performance.now();
      const request: AnalystRequest = {
        ...{ request: 0, what: 'sample', run: 0, epsilon: 0.01 },
        ...{ game: frozen, ends },
      };
      analyst.postMessage(request, buffersIn(frozen));
    },
    rest(ms) {
      watchedMs += ms;
    },
    perSecond: () => (analyst === null ? undefined : (1000 * done) / watchedMs),
    close: () => analyst?.terminate(),
  };
}
