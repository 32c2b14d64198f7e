/**
 * What the frozen game says, looked at a few times a second while a panel watches: certificates, the
 * exact equilibrium, the potential and why it changed. Looks cost the training little, and nothing
 * while nobody watches or nothing changes.
 */
import type { Analysis } from '../game/frozen/analysis.ts';
import type { PotentialChange } from '../game/frozen/potentialChange.ts';
import type { FrozenGame } from '../game/frozen/types.ts';
import type { Analyst } from './analyst.ts';
import type { Client } from './client.ts';

export interface Look {
  readonly step: number;
  readonly game: FrozenGame;
  readonly analysis: Analysis;
  /** Since the look before; null for the first of a run. */
  readonly change: PotentialChange | null;
}

/** What is kept of a look. */
export interface PastLook {
  readonly step: number;
  /** Φ of all layers together. */
  readonly potential: number;
  readonly change: PotentialChange | null;
}

export interface Standings {
  readonly latest: Look | null;
  /** Oldest first; thinned like the trajectory. */
  readonly past: readonly PastLook[];
  /** Why no look could be taken, in a sentence; null while all is well. */
  readonly failure: string | null;
  /** Looks are taken until what is returned is called. */
  watch(): () => void;
  /** Something has changed since the last look. */
  markChanged(): void;
  /** Another run: its looks have nothing to do with those before. */
  restart(): void;
}

const LEAST_INTERVAL_MS = 100;
/** Share of the training's time that looks may take. */
const SHARE = 0.08;
const MOST_PAST = 1024;

interface Parts {
  readonly client: Pick<Client, 'freeze'>;
  readonly analyst: Analyst;
  readonly onLook: () => void;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createStandings({ client, analyst, onLook, now, sleep }: Parts): Standings {
  let latest: Look | null = null;
  let past: PastLook[] = [];
  let failure: string | null = null;
  let watchers = 0;
  let changed = true;
  let run = 0;
  let following = false;

  async function look(): Promise<number> {
    const of = run;
    // A run that ends while it is looked at is no failure of the look: the page says what became of it.
    const frozen = await client.freeze().catch(() => null);
    if (frozen === null) return 0;
    const { step, game, costMs } = frozen;
    const worked = await analyst.work(of, game);
    if (of !== run) return 0;
    latest = { step, game: worked.game, analysis: worked.analysis, change: worked.change };
    const potential = worked.analysis.layers.reduce((sum, layer) => sum + layer.potential, 0);
    if (past.length >= MOST_PAST) past = joined(past);
    past.push({ step, potential, change: worked.change });
    failure = null;
    onLook();
    return costMs;
  }

  async function follow(): Promise<void> {
    following = true;
    while (watchers > 0 && changed) {
      changed = false;
      const began = now();
      let costMs = 0;
      try {
        costMs = await look();
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
      const rest = Math.max(LEAST_INTERVAL_MS, costMs / SHARE) - (now() - began);
      if (rest > 0) await sleep(rest);
    }
    following = false;
  }

  const goOn = () => {
    if (!following && watchers > 0 && changed) void follow();
  };

  return {
    get latest() {
      return latest;
    },
    get past() {
      return past;
    },
    get failure() {
      return failure;
    },
    watch() {
      watchers++;
      goOn();
      return () => void watchers--;
    },
    markChanged() {
      changed = true;
      goOn();
    },
    restart() {
      run++;
      latest = null;
      past = [];
      changed = true;
      goOn();
    },
  };
}

/** Half as many looks; each keeps what happened since the one kept before it. */
function joined(past: readonly PastLook[]): PastLook[] {
  const kept: PastLook[] = [];
  for (let i = 1; i < past.length; i += 2) {
    const [first, second] = [past[i - 1], past[i]];
    kept.push({ ...second, change: sum(first.change, second.change) });
  }
  return kept;
}

const sum = (a: PotentialChange | null, b: PotentialChange | null): PotentialChange | null =>
  a && b
    ? {
        byPlayers: a.byPlayers + b.byPlayers,
        byPrices: a.byPrices + b.byPrices,
        byLearning: a.byLearning + b.byLearning,
      }
    : b;
