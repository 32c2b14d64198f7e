/** How the games of a screen are watched and played. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Played, WatchedGame } from '../../state/watchedGame.ts';
import type { Setup } from './chapter.ts';
import { lastOf } from './chapter.ts';

/** A moment is seen before the next comes. */
export const LOOK_MS = 25;
/** A picture that moves against the visitor's wish is drawn this often. */
const CALM_MS = 500;

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls at every change; with reduced motion twice a second. @returns takes the calls out again */
function watch(games: readonly WatchedGame[], changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, CALM_MS);
  };
  const stops = games.map(({ store }) => store.subscribe(isCalm() ? later : changed));
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}

/** The game as it stands, at every moment. */
export function useWatched(game: WatchedGame): Played {
  const subscribe = useCallback((changed: () => void) => watch([game], changed), [game]);
  return useSyncExternalStore(subscribe, game.store.getState);
}

/** The same of several. @param games must change only with what they are */
export function useAllWatched(games: readonly WatchedGame[]): readonly Played[] {
  const subscribe = useCallback((changed: () => void) => watch(games, changed), [games]);
  const known = useRef<readonly Played[]>([]);
  return useSyncExternalStore(subscribe, () => {
    const now = games.map(({ store }) => store.getState());
    const isKnown =
      now.length === known.current.length && now.every((each, i) => each === known.current[i]);
    if (!isKnown) known.current = now;
    return known.current;
  });
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
