/** What kept runs take from the browser: its storage, and word from other pages of ours. */
import type { Preference } from '../preference.ts';
import type { openShelf, Shelf } from './shelf.ts';

export interface Around {
  /** @throws where storage is denied */
  readonly open: (...listeners: Parameters<typeof openShelf>) => Promise<Shelf>;
  /** Tells other pages which runs have changed, and hears it from them. */
  readonly channel: {
    post(ids: readonly string[]): void;
    listen(onChange: (ids: readonly string[]) => void): void;
  };
  /** Asks the browser, once, not to throw away what is kept. */
  readonly persist: () => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Whether pictures over time show kept runs behind the present one. */
  readonly behind?: Preference<'shown' | 'hidden'>;
}

function pages(): Around['channel'] {
  // A page without an origin, or one that may store nothing (Firefox), has nobody to speak to.
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel('pruning-game-runs');
  } catch {
    return { post() {}, listen() {} };
  }
  return {
    post: (ids) => channel.postMessage(ids),
    listen(onChange) {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (Array.isArray(data)) onChange(data.filter((id) => typeof id === 'string'));
      };
    },
  };
}

export function thisBrowser(): Around {
  let hasAsked = false;
  return {
    // What storage needs is not in the page's first script.
    open: async (listeners) => (await import('./shelf.ts')).openShelf(listeners),
    channel: pages(),
    async persist() {
      if (hasAsked) return;
      hasAsked = true;
      // Refused, or not known: then the browser may throw runs away when its disk is full, as it may anything.
      await navigator.storage?.persist?.().catch(() => false);
    },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
