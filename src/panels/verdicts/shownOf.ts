import { playerId, type PlayerId } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';

/**
 * Those of a layer's players with a verdict that can be selected, ascending.
 *
 * @param verdicts of the layer's players; shape [layer.total]
 */
export function shownOf(
  shown: Uint32Array,
  { first, firstId, count }: ShownLayer,
  verdicts: Uint8Array,
  verdict: number,
): PlayerId[] {
  const found: PlayerId[] = [];
  for (const player of shown.subarray(first, first + count))
    if (verdicts[player - firstId] === verdict) found.push(playerId(player));
  return found;
}
