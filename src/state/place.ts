/** Where a lab stands, and what it takes from there: this page, or whatever else composes one. */
import type { Surroundings } from './addressBar.ts';
import { pagePulse, type Pulse } from './heartbeat.ts';
import { applyTheme, rememberedTheme } from './theme.ts';
import type { Theme } from './store.ts';
import type { Thread } from './thread.ts';

export interface Place {
  /** Where the run to open stands, and where the present one is written. */
  readonly surroundings: Surroundings;
  readonly threads: {
    /** Each begins one. @throws where none can be had */
    training(): Thread;
    reading(): Thread;
    analysing(): Thread;
  };
  /** Folder of all data, absolute. */
  readonly dataUrl: string;
  readonly pulse: Pulse;
  readonly theme: {
    remembered(): Theme;
    apply(theme: Theme): void;
  };
  /** Milliseconds, from any moment on. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Resolves when the page has nothing to draw. */
  readonly idle: () => Promise<void>;
}

/** It is done at last, however busy the page is. */
const LONGEST_IDLE_MS = 2000;

/** The page that this script was loaded by. */
export const thisPage = (): Place => ({
  surroundings: {
    location,
    history,
    addEventListener: (type, listener) => window.addEventListener(type, listener),
  },
  threads: {
    training: () => new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' }),
    reading: () => new Worker(new URL('../worker/reader.ts', import.meta.url), { type: 'module' }),
    analysing: () =>
      new Worker(new URL('../worker/analyst.ts', import.meta.url), { type: 'module' }),
  },
  dataUrl: new URL('data/', document.baseURI).href,
  pulse: pagePulse,
  theme: { remembered: rememberedTheme, apply: applyTheme },
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  idle: () =>
    new Promise((resolve) => {
      // WebKit has none.
      if (typeof requestIdleCallback === 'undefined') setTimeout(resolve, 100);
      else requestIdleCallback(() => resolve(), { timeout: LONGEST_IDLE_MS });
    }),
});
