import type { StoreApi } from 'zustand/vanilla';

/** Resolves with the state as soon as this holds of it at a task's end: in the midst of one it may be on its way. */
export function until<State>(
  { getState, subscribe }: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  holds: (state: State) => boolean,
): Promise<State> {
  return new Promise((resolve) => {
    const look = () =>
      queueMicrotask(() => {
        if (!holds(getState())) return;
        stop();
        resolve(getState());
      });
    const stop = subscribe(look);
    look();
  });
}
