/** Shapes of the networks and of the groups of players in them. */
import type { RunSpec } from './spec.ts';

export type Granularity = 'weight' | 'neuron' | 'filter';

const hiddenWidths: Record<RunSpec['network'], readonly number[]> = {
  quick: [128, 64],
  paper: [512, 256],
};

/** Widths of all layers, input and output included. */
export const networkWidths = (network: RunSpec['network']): number[] => [
  784,
  ...hiddenWidths[network],
  10,
];

/** A group of players that compete with one another; nothing above the engine assumes neurons. */
export interface PlayerLayer {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
}

/** The hidden neurons of a fully connected network, layer by layer; the output layer does not play. */
export function neuronLayers(widths: readonly number[]): PlayerLayer[] {
  let first = 0;
  return widths.slice(1, -1).map((count, index) => {
    const layer: PlayerLayer = { name: `Layer ${index + 1}`, granularity: 'neuron', first, count };
    first += count;
    return layer;
  });
}

export const playerCount = (layers: readonly PlayerLayer[]): number =>
  layers.reduce((sum, layer) => sum + layer.count, 0);
