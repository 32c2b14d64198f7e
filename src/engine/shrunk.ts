/**
 * The net that is left as a net of its own: players below ε are out of its matrices, with the columns behind them, and
 * every s that is left is multiplied into the weights. It answers as the pruned net does, to rounding.
 */
import { learningBlocks, learns, type Model, type Shape } from '../model/model.ts';
import { playerGroups } from '../model/players.ts';
import type { Players } from '../model/players/registry.ts';
import { readModel, textOfTokens } from '../model/readModel.ts';
import type { DenseWeights, ImageSet } from './trainer.ts';

export interface Shrunk {
  readonly model: Model;
  /** Of its layers that learn, as `Game.readWeights` has them. */
  readonly weights: readonly DenseWeights[];
  /** Numbers of an example that are still read, in their order; null where all are. */
  readonly inputs: readonly number[] | null;
}

interface Kept {
  readonly index: number;
  readonly s: number;
}

const everyone = (count: number): Kept[] =>
  Array.from({ length: count }, (_, index) => ({ index, s: 1 }));

/** Rows of a kernel that are left: each unit below has as many in a row as a dense layer reads numbers of its map. */
function rowsLeft(kept: readonly Kept[], count: number, inputCount: number, taps: number): Kept[] {
  const perUnit = inputCount / taps / count;
  return Array.from({ length: taps }, (_, tap) => tap).flatMap((tap) =>
    kept.flatMap(({ index, s }) =>
      Array.from({ length: perUnit }, (_, place) => ({
        index: tap * count * perUnit + index * perUnit + place,
        s,
      })),
    ),
  );
}

/**
 * @param weights of the whole net
 * @param participation s of all players
 * @returns null where no matrix becomes smaller: single weights play, or nobody has left, or nobody is left
 */
export function shrunkNet(
  model: Model,
  players: Players,
  weights: readonly DenseWeights[],
  participation: Float32Array,
  epsilon: number,
): Shrunk | null {
  const groups = playerGroups(model, players);
  if (groups.some(({ granularity }) => granularity === 'weight')) return null;
  const keptIn = (block: number, axis: 'input' | 'output', count: number): Kept[] => {
    const group = groups.find((each) => each.block === block && each.keeps.join() === axis);
    if (group === undefined) return everyone(count);
    const all = participation.subarray(group.first, group.first + group.count);
    return [...all].flatMap((s, index) => (s >= epsilon ? [{ index, s }] : []));
  };
  const inputs = keptIn(model.blocks.findIndex(learns), 'input', model.blocks[0].input[0]);
  const isReadInPart =
    model.blocks[0].input.length === 1 && inputs.length < model.blocks[0].input[0];
  /** What the next layer reads: units of the layer before, or the example. */
  let below: { readonly kept: readonly Kept[]; readonly count: number } | null = null;
  const layers = learningBlocks(model).map((block, layer) => {
    const { inputCount, outputCount, kernel, bias } = weights[layer];
    const at = model.blocks.indexOf(block);
    const outputs = keptIn(at, 'output', outputCount);
    const taps = block.kind === 'conv2d' ? inputCount / block.input[2] : 1;
    const rows: Kept[] =
      below === null
        ? block.kind === 'conv2d'
          ? everyone(inputCount)
          : isReadInPart
            ? inputs
            : everyone(inputCount).map(({ index }) => ({ index, s: inputs[index]?.s ?? 1 }))
        : rowsLeft(below.kept, below.count, inputCount, taps).map(({ index }) => ({ index, s: 1 }));
    below = { kept: outputs, count: outputCount };
    return {
      inputCount: rows.length,
      outputCount: outputs.length,
      kernel: Float32Array.from(
        rows.flatMap((row) =>
          outputs.map((unit) => row.s * unit.s * kernel[row.index * outputCount + unit.index]),
        ),
      ),
      bias: Float32Array.from(outputs, ({ index, s }) => s * bias[index]),
    };
  });
  if (layers.some(({ inputCount, outputCount }) => inputCount === 0 || outputCount === 0))
    return null;
  let learnt = 0;
  const tokens = model.blocks.map((block) =>
    learns(block) ? block.token.replace(/\d+/, String(layers[learnt++].outputCount)) : block.token,
  );
  const input: Shape = isReadInPart ? [inputs.length] : model.blocks[0].input;
  const read = readModel(
    textOfTokens(input.join('x'), tokens),
    input,
    layers[layers.length - 1].outputCount,
  );
  if (!read.ok) throw new Error(`The net that is left cannot be built: it ${read.refusal}`);
  const isSmaller = layers.some(
    ({ inputCount, outputCount }, layer) =>
      inputCount < weights[layer].inputCount || outputCount < weights[layer].outputCount,
  );
  return isSmaller
    ? {
        model: read.model,
        weights: layers,
        inputs: isReadInPart ? inputs.map(({ index }) => index) : null,
      }
    : null;
}

/** The same examples with some of their numbers alone. */
export function partOf(set: ImageSet, inputs: readonly number[]): ImageSet {
  const { values, labels, imageSize, count } = set;
  const part = values.slice(0, count * inputs.length);
  for (let image = 0; image < count; image++)
    inputs.forEach(
      (from, to) => (part[image * inputs.length + to] = values[image * imageSize + from]),
    );
  return { values: part, labels, imageSize: inputs.length, count };
}
