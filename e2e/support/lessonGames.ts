/** What a lesson tells its worker of games: which of them are held, and a way to make one fail. */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    games: {
      /** Begun, and not ended. */
      readonly live: Set<number>;
      /** Whether the next one that is begun fails. */
      failsNext: boolean;
      readonly fail: (run: number) => void;
    };
  }
}

/** To be called before the page is opened. */
export const watchGames = (page: Page) =>
  page.addInitScript(() => {
    let tell = (_: MessageEvent): void => undefined;
    const games: typeof window.games = {
      live: new Set(),
      failsNext: false,
      fail(run) {
        const data = { type: 'failed', run, cause: 'run', message: 'It broke' };
        tell(new MessageEvent('message', { data }));
      },
    };
    window.games = games;
    const post = Worker.prototype.postMessage as (...said: unknown[]) => void;
    Worker.prototype.postMessage = function (this: Worker, ...said: unknown[]) {
      post.apply(this, said);
      const { type, run } = said[0] as { type: string; run: number };
      if (type === 'end') games.live.delete(run);
      if (type !== 'start') return;
      games.live.add(run);
      tell = (event) => this.onmessage?.(event);
      if (games.failsNext) queueMicrotask(() => games.fail(run));
      games.failsNext = false;
    };
  });

export const countLive = (page: Page): Promise<number> =>
  page.evaluate(() => window.games.live.size);
