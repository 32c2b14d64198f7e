/** How large the net of a published row is, worked out of what its source says of it. */
import { learningBlocks, layerSize, parameterCount } from '../model/model.ts';
import { modelOf } from '../spec/network.ts';
import { sizeBetween, type LayerEnds } from '../spec/netSize.ts';
import { defaultSpec } from '../spec/spec.ts';
import type { PublishedRow, PublishedTable } from './published.ts';

export interface PublishedSize {
  /** Weights and biases that are left. */
  readonly parameters: number;
  /** Share of the whole net's. */
  readonly share: number;
  /** For one example, forward; null where the source does not say enough. */
  readonly multiplications: number | null;
}

/** Of both ends of each layer of weights; LeNet-5's third reads a part of the maps, which has a width of its own. */
function endsOf(
  { network }: PublishedTable,
  widths: readonly number[],
  classes: number,
): LayerEnds[] {
  const pairs: (readonly [number | undefined, number | undefined])[] =
    network === 'lenet-5'
      ? [
          [1, widths[0]],
          [widths[0], widths[1]],
          [widths[2], widths[3]],
          [widths[3], classes],
        ]
      : [
          [widths[0], widths[1]],
          [widths[1], widths[2]],
          [widths[2], classes],
        ];
  return pairs.map(([inputs, outputs]) => ({ inputs: inputs!, outputs: outputs!, weights: null }));
}

export function publishedSize(table: PublishedTable, { left }: PublishedRow): PublishedSize {
  const named = { ...defaultSpec, network: table.network };
  const model = modelOf(named);
  const whole = parameterCount(model);
  const layers = learningBlocks(model).map(layerSize);
  const biases = layers.reduce((sum, { outputCount }) => sum + outputCount, 0);
  const weights = whole - biases;
  const of = (parameters: number, multiplications: number | null): PublishedSize => ({
    parameters: Math.round(parameters),
    share: parameters / whole,
    multiplications: multiplications === null ? null : Math.round(multiplications),
  });
  const allEnds = (kept: (layer: number, count: number) => number | null): LayerEnds[] =>
    learningBlocks(model).map(({ parameters }, layer) => {
      const { shape, axes } = parameters.find(({ name }) => name === 'kernel')!;
      const { inputCount, outputCount } = layers[layer]!;
      const inputs = shape[axes.indexOf('input')]!;
      return { inputs, outputs: outputCount, weights: kept(layer, inputCount * outputCount) };
    });
  switch (left.as) {
    case 'whole':
      return of(
        whole,
        sizeBetween(
          named,
          allEnds(() => null),
        ).left.multiplications,
      );
    case 'widths': {
      const { zeros = 0, widths } = left;
      const ends = endsOf(table, widths, layers.at(-1)!.outputCount);
      const size = sizeBetween(named, ends);
      const own = ends.reduce((sum, { outputs }) => sum + outputs, 0);
      const between = size.left.parameters - own;
      return of((1 - zeros) * between + own, (1 - zeros) * size.left.multiplications);
    }
    case 'layers': {
      const ends = allEnds((layer, count) => count * (1 - left.pruned[layer]! / 100));
      const size = sizeBetween(named, ends);
      return of(size.left.parameters, size.left.multiplications);
    }
    case 'pruned':
      return of(weights * (1 - left.pruned / 100) + biases, null);
    case 'times':
      return of(weights / left.times + biases, null);
    default:
      return left satisfies never;
  }
}
