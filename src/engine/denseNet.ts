/** A fully connected network and its players, as the ways of computing see it that serve no other. */
import { denseWidths } from '../model/dense.ts';
import type { Model } from '../model/model.ts';
import { playerGroups, type Granularity, type PlayerGroup } from '../model/players.ts';

export interface DenseNet {
  /** Of all layers, the input and the logits included. */
  readonly widths: readonly number[];
  /** Groups of players, from the input on. */
  readonly groups: readonly PlayerGroup[];
  /** Whether the units of each layer of weights play; of the same length as `widths` less one. */
  readonly plays: readonly boolean[];
}

/** @returns null where the network is another or its players are not neurons */
export function neuronsOf(model: Model, granularity: Granularity): DenseNet | null {
  const widths = denseWidths(model);
  if (widths === null || granularity !== 'neuron') return null;
  const groups = playerGroups(model, granularity);
  const layers = [...model.blocks.keys()].filter((index) => model.blocks[index].kind === 'dense');
  const plays = layers.map((index) => groups.some(({ block }) => block === index));
  return { widths, groups, plays };
}

/** @throws Error if the network or its players are others: a route was given what it does not serve */
export function mustBeNeurons(model: Model, granularity: Granularity): DenseNet {
  const net = neuronsOf(model, granularity);
  if (net === null) {
    throw new Error(
      `Only neurons of fully connected networks are computed here, no ${granularity}s.`,
    );
  }
  return net;
}
