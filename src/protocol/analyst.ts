/** What the page asks of the thread that works out frozen games, and what it answers. */
import type { LayerEnd, LayerSample } from '../game/frozen/analysis.ts';
import type { PotentialChange } from '../game/frozen/potentialChange.ts';
import type { FrozenGameAt } from '../game/frozen/types.ts';

export interface AnalystRequest {
  readonly request: number;
  /** Games with the same number are moments of one run; null for a game asked about by itself. */
  readonly run: number | null;
  readonly game: FrozenGameAt;
  /** Whether to work out where the game ends, too, which takes a hundred times as long. */
  readonly ends: boolean;
}

export type AnalystAnswer = { readonly request: number } & (
  | {
      /** As it was sent: its arrays travel there and back. */
      readonly game: FrozenGameAt;
      readonly layers: readonly LayerSample[];
      /** Null where it was not asked for. */
      readonly ends: readonly LayerEnd[] | null;
      /** Since the game of the same run before this one; null for the first. */
      readonly change: PotentialChange | null;
      readonly error?: undefined;
    }
  | { readonly error: string }
);
