/** How the games of a screen are watched and played. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Played, WatchedGame } from '../../state/watchedGame.ts';
import type { Setup } from './chapter.ts';
import { lastOf } from './chapter.ts';

/** A moment is seen before the next comes. */
const LOOK_MS = 25;
/** A picture that moves against the visitor's wish is drawn this often. */
const CALM_MS = 500;

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The game as it stands, at every moment; with reduced motion twice a second. */
export function useWatched(game: WatchedGame): Played {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!isCalm()) return game.store.subscribe(changed);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = game.store.subscribe(() => {
        timer ??= setTimeout(() => {
          timer = undefined;
          changed();
        }, CALM_MS);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    [game],
  );
  return useSyncExternalStore(subscribe, game.store.getState);
}

/** Plays to the step where the game has answered. Rejects where it fails, or has been ended. */
export async function playThrough(game: WatchedGame, setup: Setup): Promise<void> {
  await game.ready;
  if (setup.tested === 'always') await game.test();
  for (;;) {
    const left = setup.steps - lastOf(game.store.getState()).step;
    if (left <= 0) break;
    await game.step(Math.min(setup.stride, left));
    if (setup.tested === 'always') await game.test();
    await sleep(LOOK_MS);
  }
  if (setup.tested === 'last') await game.test();
}

/** Plays on until the game has come to rest. @param isOver whether somebody wants something else of it */
export async function settle(
  game: WatchedGame,
  steps: number,
  isOver: () => boolean,
): Promise<void> {
  const looks = 40;
  for (let look = 0; look < looks && !isOver(); look++) {
    const before = lastOf(game.store.getState()).participation;
    await game.step(Math.ceil(steps / looks));
    const { participation } = lastOf(game.store.getState());
    if (participation.every((s, i) => s === before[i])) return;
    await sleep(LOOK_MS);
  }
}
