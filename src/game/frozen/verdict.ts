/** What elimination has proven of each player, as one number that half a million players can have. */
import type { Certificate } from './types.ts';

/** From out to in; `Later` once others were decided. A player's verdict is kept as its place here. */
export const VERDICTS = ['out', 'outLater', 'open', 'inLater', 'in'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const OPEN = VERDICTS.indexOf('open');

/** What elimination came to; every list has shape [playerCount]. */
export interface Dominance {
  /** Places in VERDICTS. */
  readonly verdicts: Uint8Array;
  /** Round of iterated elimination that fixed the player, from 1; 0 = never. */
  readonly eliminationRound: Uint32Array;
  /** Whether elimination came to its end; else later rounds might have fixed more. */
  readonly isComplete: boolean;
}

const CODES = {
  out: { first: VERDICTS.indexOf('out'), later: VERDICTS.indexOf('outLater') },
  in: { first: VERDICTS.indexOf('in'), later: VERDICTS.indexOf('inLater') },
} as const;

/** The verdict on a player that a round has fixed. */
export const verdictCode = (as: Exclude<Certificate, 'open'>, round: number): number =>
  round === 1 ? CODES[as].first : CODES[as].later;

/** What a verdict fixed the player to; `open` if nothing did. */
export function fixedTo(verdict: number): Certificate {
  if (verdict === OPEN) return 'open';
  return verdict < OPEN ? 'out' : 'in';
}

/** The same in words, one a player. */
export interface Certified {
  /** Out or in against every profile of the others. */
  certificates: Certificate[];
  /** Round of iterated elimination that fixed the player, from 1; 0 = never. */
  eliminationRound: number[];
  /** What that round fixed it to; `open` if none did. */
  eliminatedAs: Certificate[];
  /** Whether elimination came to its end; else later rounds might have fixed more. */
  eliminationIsComplete: boolean;
}

export function certified({ verdicts, eliminationRound, isComplete }: Dominance): Certified {
  const eliminatedAs = Array.from(verdicts, fixedTo);
  return {
    certificates: eliminatedAs.map((as, i) => (eliminationRound[i] === 1 ? as : 'open')),
    eliminationRound: Array.from(eliminationRound),
    eliminatedAs,
    eliminationIsComplete: isComplete,
  };
}
