/** A fully connected network and its players, as the ways of computing see it that serve no other. */
import { denseWidths } from '../model/dense.ts';
import type { Model } from '../model/model.ts';
import { playerGroups, type PlayerGroup } from '../model/players.ts';
import type { Players } from '../model/players/registry.ts';

export interface DenseNet {
  /** Of all layers, the input and the logits included. */
  readonly widths: readonly number[];
  /** Groups of players, from the input on. */
  readonly groups: readonly PlayerGroup[];
  /** The layer of weights in which each group plays, from 0; of the same length as `groups`. */
  readonly layerOf: readonly number[];
}

/** @returns null where the network is another */
export function denseNetOf(model: Model, players: Players): DenseNet | null {
  const widths = denseWidths(model);
  if (widths === null) return null;
  const groups = playerGroups(model, players);
  const layers = [...model.blocks.keys()].filter((index) => model.blocks[index].kind === 'dense');
  const layerOf = groups.map(({ block }) => layers.indexOf(block));
  return { widths, groups, layerOf };
}

/** @throws Error if the network or its players are others: a route was given what it does not serve */
export function mustBe(net: DenseNet | null): DenseNet {
  if (net === null)
    throw new Error('The network or its players are of a kind that is not computed here.');
  return net;
}
