/** What the mathematics has already decided in a layer: who is out or in whatever happens, and where it ends. */
import { playerId, shownIndexOf, type PlayerId } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import type { LayerEnd, LayerSample } from '../../game/frozen/analysis.ts';

export const VERDICTS = ['out', 'outLater', 'open', 'inLater', 'in'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Tally {
  /** Players by verdict, as indices within the layer, ascending. */
  readonly players: { readonly [Each in Verdict]: readonly number[] };
  /** Rounds of elimination until nobody more could be decided. */
  readonly rounds: number;
  /** Players with s ≥ ε at the equilibrium. */
  readonly staying: number;
  /** max_i |s_i − s*_i|, and whose it is; s* is the equilibrium reached from here. */
  readonly farthest: { readonly player: number; readonly distance: number };
}

export function verdictOf(analysis: LayerSample, player: number): Verdict {
  const as = analysis.eliminatedAs[player];
  if (as === 'open') return 'open';
  if (analysis.eliminationRound[player] === 1) return as;
  return as === 'out' ? 'outLater' : 'inLater';
}

export function tally(
  analysis: LayerSample,
  { equilibrium }: Pick<LayerEnd, 'equilibrium'>,
  participation: ArrayLike<number>,
  epsilon: number,
): Tally {
  const players: Record<Verdict, number[]> = {
    out: [],
    outLater: [],
    open: [],
    inLater: [],
    in: [],
  };
  let farthest = { player: 0, distance: 0 };
  equilibrium.forEach((s, player) => {
    players[verdictOf(analysis, player)].push(player);
    const distance = Math.abs(s - participation[player]);
    if (distance > farthest.distance) farthest = { player, distance };
  });
  return {
    players,
    rounds: Math.max(0, ...analysis.eliminationRound),
    staying: equilibrium.filter((s) => s >= epsilon).length,
    farthest,
  };
}

/** Those of a layer's players that can be selected. @param players as indices within the layer, ascending */
export const shownOf = (
  shown: Uint32Array,
  { firstId }: ShownLayer,
  players: readonly number[],
): PlayerId[] =>
  players
    .map((each) => playerId(firstId + each))
    .filter((player) => shownIndexOf(shown, player) !== null);
