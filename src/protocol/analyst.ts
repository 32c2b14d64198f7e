/** What the page asks of the thread that works out frozen games, and what it answers. */
import type { Analysis } from '../game/frozen/analysis.ts';
import type { Distance, LayerEnd, LayerSample } from '../game/frozen/sample.ts';
import type { PotentialChange } from '../game/frozen/potentialChange.ts';
import type { FrozenGameAt } from '../game/frozen/types.ts';

/** What panels show of a moment of a run. */
export interface SampleQuestion {
  readonly what: 'sample';
  /** Games with the same number are moments of one run. */
  readonly run: number;
  readonly game: FrozenGameAt;
  /** Whether to work out where the game ends, too, which takes many times as long. */
  readonly ends: boolean;
  /** A player below it counts as pruned. */
  readonly epsilon: number;
}

export interface SampleAnswer {
  /** As it was sent: its arrays travel there and back. */
  readonly game: FrozenGameAt;
  readonly layers: readonly LayerSample[];
  /** Null where it was not worked out anew. */
  readonly ends: readonly Omit<LayerEnd, 'equilibrium'>[] | null;
  /** From the equilibrium that was worked out last, layer by layer. */
  readonly distances: readonly Distance[];
  /** Since the game of the same run before this one; null for the first. */
  readonly change: PotentialChange | null;
}

/** All that the mathematics says of one game, list by list, for a program that asks. */
export interface AnalysisQuestion {
  readonly what: 'analysis';
  readonly game: FrozenGameAt;
}

export type AnalystRequest = { readonly request: number } & (SampleQuestion | AnalysisQuestion);

export type AnalystAnswer = { readonly request: number } & (
  { readonly sample: SampleAnswer } | { readonly analysis: Analysis } | { readonly error: string }
);
