/** What of the lessons is done. */
import { chapters } from './chapters/registry.ts';

/** Under which a screen is remembered. */
export const screenKey = (chapter: string, screen: string): string => `${chapter}/${screen}`;

/** How many screens of each chapter are done, and how many it has. */
export const doneOf = (done: readonly string[]) =>
  chapters.map(({ id, screens }) => ({
    done: screens.filter((screen) => done.includes(screenKey(id, screen.id))).length,
    all: screens.length,
  }));
