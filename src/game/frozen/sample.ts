/**
 * What the page shows of a layer at a moment of a run: sums and counts, and a byte a player, so that a
 * sample of half a million players is quickly sent and kept.
 */
import type { Prices } from '../utility.ts';
import { dominanceOf, equilibriumOf, lambdaMaxOf } from './solve.ts';
import type { FrozenLayer } from './types.ts';
import { potential } from './utility.ts';
import { VERDICTS } from './verdict.ts';

export interface LayerSample {
  /** Φ at the current s. */
  readonly potential: number;
  /** Places in VERDICTS; shape [playerCount]. */
  readonly verdicts: Uint8Array;
  /** How many players have each verdict; shape [VERDICTS.length]. */
  readonly counts: readonly number[];
  /** Rounds of elimination that decided somebody. */
  readonly rounds: number;
  /** Whether elimination came to its end; else later rounds might have decided more. */
  readonly isComplete: boolean;
}

/** Where the game of a layer ends. Takes many times as long as a sample. */
export interface LayerEnd {
  /** The equilibrium, or where several are possible the one reached from the current s; shape [playerCount]. */
  readonly equilibrium: Float64Array;
  /** Whether it is guaranteed to be the only one, and why. */
  readonly uniqueness: string;
  /** Largest curvature of Φ; the projected step is safe below η_s = 2 / lambdaMax. */
  readonly lambdaMax: number;
}

/** How far the players are from an equilibrium. */
export interface Distance {
  /** Players with s ≥ ε at the equilibrium. */
  readonly staying: number;
  /** max_i |s_i − s*_i|, and whose it is, as a place in the layer; s* is the equilibrium. */
  readonly farthest: { readonly player: number; readonly distance: number };
}

export function sampleLayer(prices: Prices, layer: FrozenLayer): LayerSample {
  const { verdicts, eliminationRound, isComplete } = dominanceOf(prices, layer);
  const counts = VERDICTS.map(() => 0);
  for (const verdict of verdicts) counts[verdict]++;
  let rounds = 0;
  for (const round of eliminationRound) rounds = Math.max(rounds, round);
  return { potential: potential(prices, layer), verdicts, counts, rounds, isComplete };
}

export function layerEnd(prices: Prices, layer: FrozenLayer): LayerEnd {
  const { participation, sentence } = equilibriumOf(prices, layer);
  return {
    equilibrium: participation,
    uniqueness: sentence,
    lambdaMax: lambdaMaxOf(prices, layer),
  };
}

/** @param epsilon a player below it counts as pruned */
export function distanceFrom(
  equilibrium: Float64Array,
  participation: Float64Array,
  epsilon: number,
): Distance {
  let [staying, player, distance] = [0, 0, 0];
  for (let i = 0; i < equilibrium.length; i++) {
    if (equilibrium[i] >= epsilon) staying++;
    const apart = Math.abs(equilibrium[i] - participation[i]);
    if (apart > distance) [player, distance] = [i, apart];
  }
  return { staying, farthest: { player, distance } };
}
