/**
 * The address bar: holds the whole run at every moment, and opens the run that somebody writes into it.
 * Views and opened runs are entries of the history, so that Back moves between them; what a slider does
 * rewrites the entry that stands.
 */
import type { LabStore } from './store.ts';
import { readHash, runOf, writeHash, type RunAddress } from './url.ts';

/** Browsers refuse more than about 100 rewrites in 30 s; a dragged slider would pass that. */
const MOST_AT_ONCE = 40;
const REFILL_MS = 500;

/** The part of a window that is used. */
export interface Surroundings {
  readonly location: Pick<Location, 'href' | 'hash'>;
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState'>;
  addEventListener(type: string, listener: () => void): void;
}

/** What an entry of the history is marked with: the opened run that it belongs to. */
interface Mark {
  /** Of the page that wrote it, which a reload goes on with; the counters of another say nothing. */
  readonly page: number;
  readonly opening: number;
}

const isMark = (state: unknown): state is Mark =>
  typeof state === 'object' &&
  state !== null &&
  typeof (state as Partial<Mark>).page === 'number' &&
  typeof (state as Partial<Mark>).opening === 'number';

/** Of the same run: what it says of the moment; null for what it leaves as it is. */
export type Turn = Pick<RunAddress, 'view' | 'until' | 'notes'> & {
  readonly select: RunAddress['select'] | null;
};

export interface AddressBar {
  /** Whether the page was opened where a page of this lab had stood in the tab: by a reload, or by a way back. */
  readonly isReturn: boolean;
  /** The page's address with the whole run in its hash, to be opened at the step where the run is. */
  address(): string;
  /** To be called when the run has changed. `new`: another run or view was opened; Back returns to what stood. */
  write(entry?: 'same' | 'newRun' | 'newView'): void;
  /** Where the run rests, so that it is opened there again; null while it plays. */
  restsAt(step: number | null): void;
}

interface Parts {
  readonly store: LabStore;
  readonly around: Surroundings;
  /** The step that the page shows. */
  readonly stepNow: () => number;
  /** Milliseconds. */
  readonly now: () => number;
  /** Opens a run that was typed, pasted, followed or returned to. */
  readonly open: (address: RunAddress) => void;
  /** The same run was meant: its view, its step, its players. */
  readonly turnTo: (turn: Turn) => void;
}

export function createAddressBar(parts: Parts): AddressBar {
  const { store, around, stepNow, now, open, turnTo } = parts;
  const { history, location } = around;
  const entry: unknown = history.state;
  const page = isMark(entry) ? entry.page : now();
  let opening = isMark(entry) ? entry.opening : 0;
  let rest: number | null = readHash(location.hash).until;
  let waiting: { readonly href: string; readonly mark: Mark } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /**
   * What was written or read last. Where the bar says something else the visitor has gone elsewhere, and
   * the event that tells so is on its way: nothing of the page may be written over it. What stands before the hash
   * is another page of the same run.
   */
  let standing = location.hash;
  let tokens = MOST_AT_ONCE;
  let countedAt = now();

  function hrefAt(until: number | null): string {
    const { startSpec, changes, scheduled, view, selected } = store.getState();
    const url = new URL(location.href);
    url.hash = writeHash(startSpec, [...changes, ...scheduled], view, { until, select: selected });
    return url.href;
  }

  /** @returns whether the browser will take one more */
  function takeToken(): boolean {
    tokens = Math.min(MOST_AT_ONCE, tokens + (now() - countedAt) / REFILL_MS);
    countedAt = now();
    if (tokens < 1) return false;
    tokens--;
    return true;
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === null) return;
    const { href, mark } = waiting;
    waiting = null;
    if (location.hash !== standing) return;
    if (href !== location.href || history.state === null) history.replaceState(mark, '', href);
    standing = location.hash;
  }

  function replace(): void {
    waiting = { href: hrefAt(rest), mark: { page, opening } };
    if (timer !== undefined) return;
    if (takeToken()) return flush();
    timer = setTimeout(() => {
      timer = undefined;
      takeToken();
      flush();
    }, REFILL_MS);
  }

  function push(): void {
    // What stood before gets its last word first.
    flush();
    const href = hrefAt(rest);
    // The visitor is on the way elsewhere, see `standing`; that event has the last word.
    if (location.hash !== standing) return;
    takeToken();
    if (href === location.href) history.replaceState({ page, opening }, '', href);
    else history.pushState({ page, opening }, '', href);
    standing = location.hash;
  }

  /** Somebody has written into the bar, or went back or forward. */
  function read(): void {
    waiting = null;
    standing = location.hash;
    const mark: unknown = history.state;
    const asked = readHash(location.hash);
    const { startSpec, changes, scheduled } = store.getState();
    const isBack = isMark(mark) && mark.page === page;
    const isSame =
      (isBack && mark.opening === opening) ||
      runOf(asked) === runOf({ spec: startSpec, changes: [...changes, ...scheduled] });
    // A step that is over is gone to from the start.
    const isOver = !isBack && asked.until !== null && asked.until < stepNow();
    if (isSame && !isOver) {
      // Back moves between views, and leaves the step and the chosen players.
      turnTo(isBack ? { ...asked, until: null, select: null } : asked);
      return replace();
    }
    opening = isBack ? mark.opening : opening + 1;
    rest = asked.until;
    open(asked);
  }

  around.addEventListener('hashchange', read);
  for (const leaving of ['pagehide', 'visibilitychange']) around.addEventListener(leaving, flush);

  return {
    isReturn: isMark(entry),
    address: () => hrefAt(rest ?? stepNow()),
    write(entry = 'same') {
      if (entry === 'newRun') {
        opening++;
        rest = null;
      }
      if (entry === 'same') replace();
      else push();
    },
    restsAt(step) {
      if (step === rest) return;
      rest = step;
      replace();
    },
  };
}
