/** Where a lab stands, and what it takes from there: this page, or whatever else composes one. */
import type { Surroundings } from './addressBar.ts';
import { pagePulse, type Pulse } from './heartbeat.ts';
import { createHeldFiles } from './heldFiles.ts';
import { rememberedWhenHidden, type VisiblePage } from './hiddenTab.ts';
import { createKeeper } from './keeper.ts';
import { createRuns } from './runs/runs.ts';
import { applyTheme, rememberedTheme } from './theme.ts';
import type { Theme, WhenHidden } from './store.ts';
import type { Thread } from './thread.ts';

/** What becomes of what is to outlive the page. */
export interface Storing {
  readonly keeper: typeof createKeeper;
  readonly runs: typeof createRuns;
  readonly files: typeof createHeldFiles;
  /** Whether runs that are over or replaced are kept unasked. */
  readonly keepsByItself: boolean;
}

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
  /** What tells whether somebody can see it. */
  readonly page: VisiblePage;
  readonly storage: Storing;
  readonly whenHidden: () => WhenHidden;
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
  page: document,
  storage: { keeper: createKeeper, runs: createRuns, files: createHeldFiles, keepsByItself: true },
  whenHidden: rememberedWhenHidden,
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
