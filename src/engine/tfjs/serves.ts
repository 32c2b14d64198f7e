/** What the general route computes: whatever all of a network's blocks, and its players, have a row for. */
import type { Model } from '../../model/model.ts';
import { kindsPlaying, playerKinds, type PlayerChoice } from '../../model/players/registry.ts';
import { slicesOf } from './slices/registry.ts';
import { unknownBlock } from './walk.ts';

/** Why a network with such players is not computed here, in a sentence; null where it is. */
export function refusalOf({ blocks }: Model, players: PlayerChoice): string | null {
  const block = unknownBlock(blocks);
  if (block !== null)
    return `No engine here computes the block “${block.token}” of this network; take another network.`;
  const kind = kindsPlaying(players).find((each) => slicesOf[each] === undefined);
  return kind === undefined
    ? null
    : `No engine here computes players of the kind ${playerKinds[kind].label}; let others play.`;
}
