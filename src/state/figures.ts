/**
 * The numbers of a stretch of players at full precision, whether they are shown or not: taken a few times
 * a second while a panel watches, at a small share of the training's time.
 */
import type { PlayerId } from '../game/players.ts';
import type { Client, EventOf } from './client.ts';
import { createPaced, type Pacing } from './paced.ts';

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

interface Parts extends Pacing {
  readonly client: Pick<Client, 'figures'>;
  readonly onFigures: () => void;
}

export function createFiguresMonitor({ client, onFigures, ...pacing }: Parts): FiguresMonitor {
  let latest: Figures | null = null;
  let watched: Stretch | null = null;
  let run = 0;

  const paced = createPaced({
    ...pacing,
    share: SHARE,
    leastIntervalMs: LEAST_INTERVAL_MS,
    isWanted: () => watched !== null,
    async take() {
      if (watched === null) return 0;
      const of = run;
      // A run that ends meanwhile is no failure here: the page says what became of it.
      const answer = await client.figures(watched.first, watched.count).catch(() => null);
      if (answer === null || of !== run) return 0;
      latest = answer;
      onFigures();
      return answer.costMs;
    },
  });

  return {
    get latest() {
      return latest;
    },
    watch(stretch) {
      watched = stretch;
      paced.markChanged();
      return () => {
        if (watched === stretch) watched = null;
      };
    },
    markChanged: paced.markChanged,
    restart() {
      run++;
      latest = null;
      paced.markChanged();
    },
  };
}
