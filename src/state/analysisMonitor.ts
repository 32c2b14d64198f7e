/**
 * What the frozen game says, sampled a few times a second while a panel watches: certificates, the
 * exact equilibrium, the potential and why it changed. Samples cost the training little, and nothing
 * while nobody watches or nothing changes.
 */
import { overlapOf, type Overlap } from '../game/frozen/overlap.ts';
import type { PotentialChange } from '../game/frozen/potentialChange.ts';
import type { Distance, LayerEnd, LayerSample } from '../game/frozen/sample.ts';
import type { FrozenGameAt } from '../game/frozen/types.ts';
import type { Analyst } from './analyst.ts';
import type { Client } from './client.ts';

export interface AnalysisSample {
  readonly step: number;
  readonly game: FrozenGameAt;
  /** Of the game's layers. */
  readonly overlaps: readonly Overlap<Float32Array>[];
  readonly layers: readonly LayerSample[];
  /** Where the game ends: worked out less often, so it may be that of an earlier step. */
  readonly ends: {
    readonly step: number;
    readonly layers: readonly Omit<LayerEnd, 'equilibrium'>[];
  };
  /** How far the players of each layer are from there now. */
  readonly distances: readonly Distance[];
  /** Since the sample before; null for the first of a run. */
  readonly change: PotentialChange | null;
}

/** What is kept of a sample. */
export interface PastSample {
  readonly step: number;
  /** Φ of all layers together. */
  readonly potential: number;
  readonly change: PotentialChange | null;
}

export interface AnalysisMonitor {
  readonly latest: AnalysisSample | null;
  /** Oldest first; thinned like the trajectory. */
  readonly past: readonly PastSample[];
  /** Why no sample could be taken, in a sentence; null while all is well. */
  readonly failure: string | null;
  /** Samples are taken until what is returned is called. */
  watch(): () => void;
  /** Something has changed since the last sample. */
  markChanged(): void;
  /**
   * A run begins. @param step where it goes on: what was seen up to there stays; 0 for another run, whose
   * samples have nothing to do with those before
   * @param seen of it, where it is not what was seen last
   */
  restart(step: number, seen?: readonly PastSample[]): void;
}

const LEAST_INTERVAL_MS = 100;
/** Where the game ends is worked out no more often than this … */
const ENDS_INTERVAL_MS = 1000;
/** … and for no more than this share of the time, though it has a thread of its own. */
const ENDS_SHARE = 0.25;
/** Share of the training's time that samples may take. */
const SHARE = 0.08;
const MOST_PAST = 1024;

interface Parts {
  readonly client: Pick<Client, 'freeze'>;
  readonly analyst: Analyst;
  /** ε as it stands. */
  readonly epsilon: () => number;
  readonly onSample: () => void;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createAnalysisMonitor({
  client,
  analyst,
  epsilon,
  onSample,
  now,
  sleep,
}: Parts): AnalysisMonitor {
  let latest: AnalysisSample | null = null;
  let past: readonly PastSample[] = [];
  let failure: string | null = null;
  let watchers = 0;
  let changed = true;
  let run = 0;
  let following = false;
  let endsAt = -Infinity;
  let endsInterval = ENDS_INTERVAL_MS;
  /** Samples taken, and the one in which the end was worked out last. */
  let [samples, endedSample] = [0, 0];

  async function takeSample(): Promise<number> {
    const of = run;
    // A run that ends while it is looked at is no failure of the sample: the page says what became of it.
    const frozen = await client.freeze().catch(() => null);
    if (frozen === null || of !== run) return 0;
    const { step, game, costMs } = frozen;
    const asked = now();
    const asksEnds = latest === null || asked - endsAt >= endsInterval;
    if (asksEnds) endsAt = asked;
    const worked = await analyst.sample({ run: of, game, ends: asksEnds, epsilon: epsilon() });
    if (of !== run) return 0;
    const ends = worked.ends === null ? latest?.ends : { step, layers: worked.ends };
    if (ends === undefined) throw new Error('The first sample of a run works out where it ends.');
    samples++;
    if (worked.ends !== null) {
      endedSample = samples;
      endsInterval = Math.max(ENDS_INTERVAL_MS, (now() - asked) / ENDS_SHARE);
    }
    const { layers, distances, change } = worked;
    const overlaps = worked.game.layers.map((layer) =>
      overlapOf(layer, layer.participation.length),
    );
    latest = { step, game: worked.game, overlaps, layers, ends, distances, change };
    const potential = layers.reduce((sum, layer) => sum + layer.potential, 0);
    past = withSample(past, { step, potential, change });
    failure = null;
    onSample();
    return costMs;
  }

  async function follow(): Promise<void> {
    following = true;
    // Once all is at rest, the end must be that of the last sample.
    while (watchers > 0 && (changed || endedSample < samples)) {
      if (!changed && now() - endsAt < endsInterval) {
        await sleep(LEAST_INTERVAL_MS);
        continue;
      }
      changed = false;
      const began = now();
      let costMs = 0;
      try {
        costMs = await takeSample();
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
    restart(step, seen = past) {
      run++;
      latest = null;
      endsAt = -Infinity;
      endsInterval = ENDS_INTERVAL_MS;
      [samples, endedSample] = [0, 0];
      past = step === 0 ? [] : seen.filter((sample) => sample.step <= step);
      changed = true;
      goOn();
    },
  };
}

/** A further sample at the same step is the same moment, changed by hand. */
function withSample(past: readonly PastSample[], sample: PastSample): PastSample[] {
  const last = past[past.length - 1];
  if (last !== undefined && last.step === sample.step)
    return [...past.slice(0, -1), { ...sample, change: sum(last.change, sample.change) }];
  return [...(past.length < MOST_PAST ? past : joined(past)), sample];
}

/** Half as many samples; each keeps what happened since the one kept before it. */
function joined(past: readonly PastSample[]): PastSample[] {
  return past.flatMap((second, i) => {
    const first = past[i - 1];
    return i % 2 === 1 && first !== undefined
      ? [{ ...second, change: sum(first.change, second.change) }]
      : [];
  });
}

/** What comes before the first sample of a run is unknown, and so is the sum. */
const sum = (a: PotentialChange | null, b: PotentialChange | null): PotentialChange | null =>
  a && b
    ? {
        byPlayers: a.byPlayers + b.byPlayers,
        byPrices: a.byPrices + b.byPrices,
        byLearning: a.byLearning + b.byLearning,
      }
    : b;
