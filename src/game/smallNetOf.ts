/** Which networks are small and plain enough that a picture can ask them all over a plane. */
import { layerSize, learns, type Block, type Model } from '../model/model.ts';
import type { PlayerGroup } from '../model/players.ts';
import {
  activations,
  MOST_NUMBERS,
  numberCount,
  type Activation,
  type InputScale,
  type SmallLayer,
  type SmallNet,
} from './smallNet.ts';

const isActivation = (block: Block): block is Block & { readonly kind: Activation } =>
  activations.some((name) => name === block.kind);

/** Its layers of weights, each with the functions behind it. */
function layersOf({ blocks }: Model, groups: readonly PlayerGroup[]): SmallLayer[] {
  const layers: (SmallLayer & { readonly activations: Activation[] })[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isActivation(block)) layers.at(-1)?.activations.push(block.kind);
    if (!learns(block)) continue;
    const of = (granularity: PlayerGroup['granularity']) =>
      groups.find((group) => group.block === index && group.granularity === granularity)?.first ??
      null;
    const { inputCount: inputs, outputCount: outputs } = layerSize(block);
    layers.push({
      ...{ inputs, outputs, activations: [] },
      ...{ units: of('neuron'), reads: of('pixel'), weights: of('weight') },
    });
  }
  return layers;
}

/** @returns the network, or why it cannot be asked, as a clause: “it has …” */
export function smallNetOf(
  model: Model,
  groups: readonly PlayerGroup[],
  scale: InputScale = { shift: 0, scale: 1 },
): SmallNet | string {
  const { blocks } = model;
  const other = blocks.find((block) => block.kind !== 'dense' && !isActivation(block));
  if (other !== undefined) return `it has a block “${other.token}”`;
  if (!learns(blocks[0]!))
    return `it begins with “${blocks[0]!.token}”, not with a layer of weights`;
  const players = groups.reduce((sum, { count }) => sum + count, 0);
  const net = { layers: layersOf(model, groups), players, scale };
  const numbers = numberCount(net);
  return numbers <= MOST_NUMBERS
    ? net
    : `it has ${numbers} weights, biases and players, and with more than ${MOST_NUMBERS} it cannot be asked so often`;
}
