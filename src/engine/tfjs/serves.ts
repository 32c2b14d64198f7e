/** What the general route computes: whatever all of a network's blocks, and its players, have a row for. */
import type { Model } from '../../model/model.ts';
import { misfitOfPlayers } from '../../model/players.ts';
import { kindsPlaying, playerKinds, type Players } from '../../model/players/registry.ts';
import { slicesOf } from './slices/registry.ts';
import { unknownBlock } from './walk.ts';

/** Why a network with such players is not computed here, in a sentence; null where it is. */
export function refusalOf(model: Model, players: Players): string | null {
  const block = unknownBlock(model.blocks);
  if (block !== null)
    return `No engine here computes the block “${block.token}” of this network; take another network.`;
  const kinds = kindsPlaying(players);
  const kind = kinds.find((each) => slicesOf[each] === undefined);
  if (kind !== undefined)
    return `No engine here computes players of the kind ${playerKinds[kind].label}; let others play.`;
  const misfit = misfitOfPlayers(model, players);
  return misfit === null
    ? null
    : `This network ${misfit}; let others play, or take another network.`;
}
