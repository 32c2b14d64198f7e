/**
 * What the frozen game says, looked at a few times a second while a panel watches: certificates, the
 * exact equilibrium, the potential and why it changed. Looks cost the training little, and nothing
 * while nobody watches or nothing changes.
 */
import type { LayerEnd, LayerStanding } from '../game/frozen/analysis.ts';
import type { PotentialChange } from '../game/frozen/potentialChange.ts';
import type { FrozenReading } from '../game/frozen/types.ts';
import type { Analyst } from './analyst.ts';
import type { Client } from './client.ts';

export interface Look {
  readonly step: number;
  readonly game: FrozenReading;
  readonly layers: readonly LayerStanding[];
  /** Where the game ends: worked out less often, so it may be that of an earlier step. */
  readonly ends: { readonly step: number; readonly layers: readonly LayerEnd[] };
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
  /**
   * A run begins. @param step where it goes on: what was seen up to there stays; 0 for another run, whose
   * looks have nothing to do with those before
   */
  restart(step: number): void;
}

const LEAST_INTERVAL_MS = 100;
/** Where the game ends is worked out no more often than this. */
const ENDS_INTERVAL_MS = 1000;
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
  let past: readonly PastLook[] = [];
  let failure: string | null = null;
  let watchers = 0;
  let changed = true;
  let run = 0;
  let following = false;
  let endsAt = -Infinity;
  /** Looks taken, and the one in which the end was worked out last. */
  let [looks, endedLook] = [0, 0];

  async function look(): Promise<number> {
    const of = run;
    // A run that ends while it is looked at is no failure of the look: the page says what became of it.
    const frozen = await client.freeze().catch(() => null);
    if (frozen === null || of !== run) return 0;
    const { step, game, costMs } = frozen;
    const asksEnds = latest === null || now() - endsAt >= ENDS_INTERVAL_MS;
    if (asksEnds) endsAt = now();
    const worked = await analyst.work(of, game, asksEnds);
    if (of !== run) return 0;
    const ends = worked.ends === null ? latest?.ends : { step, layers: worked.ends };
    if (ends === undefined) throw new Error('The first look of a run works out where it ends.');
    looks++;
    if (worked.ends !== null) endedLook = looks;
    latest = { step, game: worked.game, layers: worked.standings, ends, change: worked.change };
    const potential = worked.standings.reduce((sum, layer) => sum + layer.potential, 0);
    past = withLook(past, { step, potential, change: worked.change });
    failure = null;
    onLook();
    return costMs;
  }

  async function follow(): Promise<void> {
    following = true;
    // Once all is at rest, the end must be that of the last look.
    while (watchers > 0 && (changed || endedLook < looks)) {
      if (!changed && now() - endsAt < ENDS_INTERVAL_MS) {
        await sleep(LEAST_INTERVAL_MS);
        continue;
      }
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
    restart(step) {
      run++;
      latest = null;
      endsAt = -Infinity;
      [looks, endedLook] = [0, 0];
      past = step === 0 ? [] : past.filter((look) => look.step <= step);
      changed = true;
      goOn();
    },
  };
}

/** A further look at the same step is the same moment, changed by hand. */
function withLook(past: readonly PastLook[], look: PastLook): PastLook[] {
  const last = past[past.length - 1];
  if (last !== undefined && last.step === look.step)
    return [...past.slice(0, -1), { ...look, change: sum(last.change, look.change) }];
  return [...(past.length < MOST_PAST ? past : joined(past)), look];
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

/** What comes before the first look of a run is unknown, and so is the sum. */
const sum = (a: PotentialChange | null, b: PotentialChange | null): PotentialChange | null =>
  a && b
    ? {
        byPlayers: a.byPlayers + b.byPlayers,
        byPrices: a.byPrices + b.byPrices,
        byLearning: a.byLearning + b.byLearning,
      }
    : b;
