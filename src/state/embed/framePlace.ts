/**
 * A frame in somebody's page, as the place of a lab: it rests while nobody can see it, leaves the host's history alone,
 * and keeps nothing unasked. Where the host is of another origin nothing of the visitor's is read or written at all:
 * browsers give such a frame a storage of its own, or none, or, older ones, that of the visitor.
 */
import { createHeldFiles } from '../heldFiles.ts';
import type { VisiblePage } from '../hiddenTab.ts';
import { thisPage, type Place, type Storing } from '../place.ts';
import { createRuns } from '../runs/runs.ts';
import type { Theme } from '../store.ts';

export interface FrameSight {
  readonly page: VisiblePage;
  /** Whether anything of the frame can be seen, wherever in the host's page it is. */
  see(isInSight: boolean): void;
}

/** Out of sight until it is told otherwise. */
export function createFrameSight(page: VisiblePage = document): FrameSight {
  const listeners = new Set<() => void>();
  let isInSight = false;
  let wasHidden = true;
  const isHidden = () => page.hidden || !isInSight;
  function tell(): void {
    if (isHidden() === wasHidden) return;
    wasHidden = isHidden();
    for (const listener of listeners) listener();
  }
  page.addEventListener('visibilitychange', tell);
  return {
    page: {
      get hidden() {
        return isHidden();
      },
      addEventListener: (_, listener) => void listeners.add(listener),
    },
    see(next) {
      isInSight = next;
      tell();
    },
  };
}

const forgetsItsRun: Storing['keeper'] = () => ({ take: async () => null, keep: () => undefined });

/** As where storage is denied, but that nobody need be told: nothing was promised. */
const nothing: Storing = {
  keeper: forgetsItsRun,
  runs: () =>
    createRuns(() => undefined, {
      open: refused,
      channel: { post: () => undefined, listen: () => undefined },
      persist: async () => undefined,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      behind: { remembered: () => 'shown', remember: () => undefined },
    }),
  files: () => createHeldFiles(() => undefined, { open: refused, sleep: async () => undefined }),
  keepsByItself: false,
};

const refused = (): Promise<never> =>
  Promise.reject(new Error('A frame of another origin keeps nothing.'));

/** Whether the page around is of this page's own origin, as is a page that stands in no frame. */
export function isHostOurs(frame: Pick<Window, 'origin' | 'parent'> = window): boolean {
  try {
    return frame.parent.origin === frame.origin;
  } catch {
    return false; // Even its name is no business of ours.
  }
}

/** @param theme null for that of the visitor where the host is ours, and of the visitor's system where it is not */
export function framePlace(page: VisiblePage, theme: Theme | null): Place {
  const place = thisPage();
  const isOurs = isHostOurs();
  const { surroundings, storage } = place;
  const { history } = surroundings;
  return {
    ...place,
    page,
    whenHidden: () => 'pause',
    storage: isOurs ? { ...storage, keeper: forgetsItsRun, keepsByItself: false } : nothing,
    surroundings: {
      ...surroundings,
      // An entry of its own would be one of the host's: Back would go nowhere that its visitor can see.
      history: {
        get state(): unknown {
          return history.state;
        },
        replaceState: (...entry) => history.replaceState(...entry),
        pushState: (...entry) => history.replaceState(...entry),
      },
    },
    theme: {
      remembered: () => theme ?? (isOurs ? place.theme.remembered() : 'system'),
      apply(next) {
        if (next === 'system') delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = next;
      },
    },
  };
}
