/** What single weights that are pruned save: nothing by themselves, whole rows and columns something. */
import type { Alive } from '../../game/pictures.ts';

export interface LayerOfWeights {
  readonly rows: number;
  readonly columns: number;
  readonly alive: Alive;
}

export interface Work {
  /** Multiplications for one image in the whole net. */
  readonly dense: number;
  /** In the net without its dead rows and columns. */
  readonly whole: number;
  /** By weights that are in. */
  readonly live: number;
  /** What is left of each layer: inputs that are read, neurons that read and are read. */
  readonly left: readonly { readonly inputs: number; readonly units: number }[];
}

const countWhere = (length: number, holds: (index: number) => boolean): number => {
  let count = 0;
  for (let index = 0; index < length; index++) if (holds(index)) count++;
  return count;
};

/**
 * A neuron leaves the net when it reads nothing, for then it is a constant, and when nobody reads it.
 *
 * @param layers from the input on; each reads the one before
 */
export function workOf(layers: readonly LayerOfWeights[]): Work {
  const isLive = (layer: number, row: number): boolean =>
    layers[layer].alive.rows[row] > 0 &&
    (layer === layers.length - 1 || layers[layer + 1].alive.columns[row] > 0);
  const left = layers.map(({ rows, columns, alive }, layer) => ({
    inputs: countWhere(columns, (column) =>
      layer === 0 ? alive.columns[column] > 0 : isLive(layer - 1, column),
    ),
    units: countWhere(rows, (row) => isLive(layer, row)),
  }));
  return {
    dense: layers.reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    whole: left.reduce((sum, { inputs, units }) => sum + inputs * units, 0),
    live: layers.reduce((sum, { alive }) => sum + alive.total, 0),
    left,
  };
}
