/** Who stays when the game ends: whoever is not pruned by then, or as many as the run asks for. */
import { cut, poolsOf, type Pool } from '../game/keep.ts';
import type { PlayerId } from '../game/players.ts';
import { pricesOfGroup } from '../game/prices.ts';
import { marginalUtility } from '../game/utility.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { PlayerColumns, Population } from './trainer.ts';

/** Who is pinned stays or is out as it is pinned: the others share the places that are left. */
function withoutPinned(
  { members, stay }: Pool,
  pinned: ReadonlyMap<PlayerId, number>,
  epsilon: number,
): Pool {
  if (pinned.size === 0) return { members, stay };
  const at = (player: number) => pinned.get(player as PlayerId);
  const pinnedIn = members.filter((player) => (at(player) ?? 0) >= epsilon);
  return {
    members: members.filter((player) => at(player) === undefined),
    stay: stay - pinnedIn.length,
  };
}

/** Of players at the same s, who gains more by taking part; shape [playerCount]. */
function gains(
  layers: Population['layers'],
  { participation, benefit, normSquared, rivalry }: PlayerColumns,
  spec: RunSpec,
): Float64Array {
  const all = new Float64Array(participation.length);
  layers.forEach(({ first, count }, group) => {
    const prices = pricesOfGroup(spec, group, 1);
    for (let i = first; i < first + count; i++) {
      const stake = { benefit: benefit[i], normSquared: normSquared[i], rivalry: rivalry[i] };
      all[i] = marginalUtility(participation[i], stake, prices);
    }
  });
  return all;
}

/**
 * Where everybody stands once the game is over; NaN leaves a player where it stands. While s is frozen by hand nobody is
 * counted out.
 *
 * @param ranks of the rule, the higher, the sooner one stays; null for the order of s
 * @returns shape [playerCount]
 */
export function standingsAtEnd(
  layers: Population['layers'],
  columns: PlayerColumns,
  spec: RunSpec,
  pinned: ReadonlyMap<PlayerId, number>,
  ranks: ArrayLike<number> | null,
): Float32Array {
  const { participation } = columns;
  const { keep, epsilon, freezeS } = spec;
  if (keep === 0) return participation.map((s) => (s < epsilon ? 0 : NaN));
  if (freezeS) return participation.map(() => NaN);
  const pools = poolsOf(layers, keep).map((pool) => withoutPinned(pool, pinned, epsilon));
  const order =
    ranks === null ? { ranks: participation, second: gains(layers, columns, spec) } : { ranks };
  return cut(pools, order, participation, epsilon);
}
