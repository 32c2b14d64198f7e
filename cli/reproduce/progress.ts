/** How far it is, and how long it will be, by what was measured so far. */
import { costKind, estimate } from '../../src/spec/estimate.ts';
import type { RunSpec } from '../../src/spec/spec.ts';

/** Seconds of a game by its estimate; what was measured of its kind corrects them. */
export const estimated = (spec: RunSpec): number =>
  estimate(spec, {}).secondsPerEpoch * spec.epochs;

export interface Progress {
  /** Hears that a game has ended. */
  ended(spec: RunSpec, seconds: number): void;
  /** Seconds until all are done; null while nothing was measured. */
  secondsLeft(left: readonly RunSpec[], players: number): number | null;
}

interface Measure {
  seconds: number;
  estimated: number;
}

export function createProgress(): Progress {
  const kinds = new Map<string, Measure>();
  const all: Measure = { seconds: 0, estimated: 0 };
  return {
    ended(spec, seconds) {
      const kind = kinds.get(costKind(spec)) ?? { seconds: 0, estimated: 0 };
      kinds.set(costKind(spec), kind);
      for (const each of [kind, all]) {
        each.seconds += seconds;
        each.estimated += estimated(spec);
      }
    },
    secondsLeft(left, players) {
      if (all.estimated === 0) return null;
      const seconds = left.map((spec) => {
        const measure = kinds.get(costKind(spec)) ?? all;
        return (estimated(spec) * measure.seconds) / measure.estimated;
      });
      const sum = seconds.reduce((total, each) => total + each, 0);
      // One core plays the longest game, whatever the others do.
      return Math.max(sum / players, ...seconds, 0);
    },
  };
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export function duration(seconds: number): string {
  if (seconds < MINUTE) return `${Math.ceil(seconds)} s`;
  if (seconds < HOUR) return `${Math.ceil(seconds / MINUTE)} min`;
  const minutes = Math.ceil(seconds / MINUTE);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
