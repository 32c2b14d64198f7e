/**
 * The numbers of a stretch of players at full precision, whether they are shown or not: taken a few times
 * a second while a panel watches, at a small share of the training's time.
 */
import type { PlayerId } from '../game/players.ts';
import type { Client, EventOf } from './client.ts';

export type Figures = Omit<EventOf<'figures'>, 'type' | 'run' | 'request' | 'costMs'>;

export interface Stretch {
  readonly first: PlayerId;
  readonly count: number;
}

export interface FiguresMonitor {
  /** Of the stretch watched last; null before the first. */
  readonly latest: Figures | null;
  /** Figures are taken until what is returned is called; who watches last is served. */
  watch(stretch: Stretch): () => void;
  /** Something has changed since the last. */
  markChanged(): void;
  /** Another run begins: its players have nothing to do with those before. */
  restart(): void;
}

const LEAST_INTERVAL_MS = 150;
const SHARE = 0.04;

interface Parts {
  readonly client: Pick<Client, 'figures'>;
  readonly onFigures: () => void;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createFiguresMonitor({ client, onFigures, now, sleep }: Parts): FiguresMonitor {
  let latest: Figures | null = null;
  let watched: Stretch | null = null;
  let isChanged = true;
  let run = 0;
  let isFollowing = false;

  async function take(stretch: Stretch): Promise<number> {
    const of = run;
    // A run that ends meanwhile is no failure here: the page says what became of it.
    const answer = await client.figures(stretch.first, stretch.count).catch(() => null);
    if (answer === null || of !== run) return 0;
    latest = answer;
    onFigures();
    return answer.costMs;
  }

  async function follow(): Promise<void> {
    isFollowing = true;
    while (watched !== null && isChanged) {
      isChanged = false;
      const began = now();
      const costMs = await take(watched);
      const rest = Math.max(LEAST_INTERVAL_MS, costMs / SHARE) - (now() - began);
      if (rest > 0) await sleep(rest);
    }
    isFollowing = false;
  }

  function goOn(): void {
    isChanged = true;
    if (!isFollowing && watched !== null) void follow();
  }

  return {
    get latest() {
      return latest;
    },
    watch(stretch) {
      watched = stretch;
      goOn();
      return () => {
        if (watched === stretch) watched = null;
      };
    },
    markChanged: goOn,
    restart() {
      run++;
      latest = null;
      goOn();
    },
  };
}
