/** The kinds of players of the reference. It takes nothing from src. To add a kind, add a row. */
export interface ReferencePlayer {
  /** The player to whom the weight from input k to output i belongs, counted from 0. */
  owner(i: number, k: number, inputCount: number): number;
  /** Whether the bias of an output is gated by the player of that number. */
  readonly gatesBias: boolean;
  /** Whether such players are in a layer of weights, counted from 0. */
  plays(layer: number, layerCount: number, isConvolution: boolean): boolean;
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
    plays: (layer, layerCount, isConvolution) => layer < layerCount - 1 && !isConvolution,
  },
  pixel: {
    owner: (_, k) => k,
    gatesBias: false,
    plays: (layer, _, isConvolution) => layer === 0 && !isConvolution,
  },
  filter: {
    owner: (i) => i,
    gatesBias: true,
    plays: (_layer, _count, isConvolution) => isConvolution,
  },
};

/** Players of one kind in one layer of weights, counted from the input. */
export interface Cast {
  readonly kind: string;
  readonly layer: number;
}

/** Filters play with the neurons behind them; any other choice is kinds joined by “-”. */
const kindsOf = (choice: string): string[] => {
  if (choice === 'none') return [];
  return choice === 'filter' ? ['filter', 'neuron'] : choice.split('-');
};

/** A list names each layer; any other choice is for all. */
const kindsIn = (choice: string, layer: number): string[] =>
  kindsOf(choice.includes(',') ? choice.split(',')[layer]! : choice);

/**
 * Who plays by a choice, the kinds nearer to the input first.
 *
 * @param tokens of the layers of weights; left out, all are dense
 */
export const castsOf = (
  choice: string,
  layerCount: number,
  tokens: readonly string[] = [],
): Cast[] =>
  Array.from({ length: layerCount }, (_, layer) =>
    kindsIn(choice, layer)
      .filter((kind) =>
        referencePlayers[kind].plays(layer, layerCount, /^c/.test(tokens[layer] ?? '')),
      )
      .map((kind) => ({ kind, layer })),
  ).flat();
