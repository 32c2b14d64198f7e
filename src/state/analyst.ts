/** The page's side of the thread that works out frozen games. It is started when first asked. */
import type { AnalystAnswer, AnalystRequest } from '../protocol/analyst.ts';
import { buffersOf } from '../protocol/analyst.ts';
import type { FrozenReading } from '../game/frozen/types.ts';

export type Worked = Extract<AnalystAnswer, { game: FrozenReading }>;

export interface Analyst {
  /**
   * The arrays of `game` are gone afterwards; those of the answer hold the same.
   * @param run moments of one run have the same number; null for a game asked about by itself
   * @param ends whether to work out where the game ends, too, which takes a hundred times as long
   */
  work(run: number | null, game: FrozenReading, ends: boolean): Promise<Worked>;
}

export function createAnalyst(): Analyst {
  let worker: Worker | null = null;
  let lastRequest = 0;
  const waiting = new Map<number, { resolve: (w: Worked) => void; reject: (e: Error) => void }>();

  function started(): Worker {
    worker = new Worker(new URL('../worker/analyst.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<AnalystAnswer>) => {
      const asked = waiting.get(data.request);
      waiting.delete(data.request);
      if (data.error === undefined) asked?.resolve(data);
      else asked?.reject(new Error(data.error));
    };
    worker.onerror = (event) => {
      const error = new Error(
        `The thread that works out the game stopped (${event.message || 'its script could not be loaded'}). Training goes on; reload the page to see equilibria again.`,
      );
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    return worker;
  }

  return {
    work: (run, game, ends) =>
      new Promise((resolve, reject) => {
        const request: AnalystRequest = { request: ++lastRequest, run, game, ends };
        waiting.set(lastRequest, { resolve, reject });
        (worker ?? started()).postMessage(request, buffersOf(game));
      }),
  };
}
