/** Which screens of the lessons have been done, and in which language they are read; kept where the browser lets the page. */
import { createStore, type StoreApi } from 'zustand/vanilla';

const KEY = 'pruning-game-lessons';
/** Far more than there are; a text that is longer is none of this page's. */
const LONGEST = 10_000;

export interface LessonProgress {
  readonly store: StoreApi<{ readonly done: readonly string[] }>;
  finish(screen: string): void;
  forget(): void;
}

/** @param storage where it is kept; throws where it is denied, and then the page alone remembers */
export function createLessonProgress(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
): LessonProgress {
  function remembered(): string[] {
    try {
      const text = storage().getItem(KEY) ?? '[]';
      const kept: unknown = text.length > LONGEST ? [] : JSON.parse(text);
      return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
    } catch {
      return []; // Denied, or not written by this page.
    }
  }
  const store = createStore<{ readonly done: readonly string[] }>(() => ({ done: remembered() }));

  function write(done: readonly string[]): void {
    store.setState({ done });
    try {
      storage().setItem(KEY, JSON.stringify(done));
    } catch {
      // Denied or full: it is forgotten when the page closes, and nothing else is lost.
    }
  }

  return {
    store,
    finish(screen) {
      const { done } = store.getState();
      if (!done.includes(screen)) write([...done, screen]);
    },
    forget: () => write([]),
  };
}
