/** The kinds of players of the reference. It takes nothing from src. To add a kind, add a row. */
export interface ReferencePlayer {
  /** The player to whom the weight from input k to output i belongs, counted from 0. */
  owner(i: number, k: number, inputCount: number): number;
  /** Whether the bias of an output is gated by the player of that number. */
  readonly gatesBias: boolean;
  /** Whether such players are in a layer of weights, counted from 0. */
  plays(layer: number, layerCount: number): boolean;
}

export const referencePlayers: Readonly<Record<string, ReferencePlayer>> = {
  weight: {
    owner: (i, k, inputCount) => i * inputCount + k,
    gatesBias: false,
    plays: () => true,
  },
  neuron: {
    owner: (i) => i,
    gatesBias: true,
    plays: (layer, layerCount) => layer < layerCount - 1,
  },
  pixel: {
    owner: (_, k) => k,
    gatesBias: false,
    plays: (layer) => layer === 0,
  },
};

/** Players of one kind in one layer of weights, counted from the input. */
export interface Cast {
  readonly kind: string;
  readonly layer: number;
}

/** Who plays by a choice: kinds joined by “-”, those nearer to the input first. */
export const castsOf = (choice: string, layerCount: number): Cast[] =>
  Array.from({ length: layerCount }, (_, layer) =>
    choice
      .split('-')
      .filter((kind) => referencePlayers[kind].plays(layer, layerCount))
      .map((kind) => ({ kind, layer })),
  ).flat();
