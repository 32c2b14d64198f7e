/**
 * The net that is left as a net of its own: players below ε are out of its matrices, with the rows behind them, and
 * every s that is left is multiplied into the weights. It answers as the pruned net does, to rounding.
 */
import { learningBlocks, learns, type Block, type Model, type Shape } from '../model/model.ts';
import { playerGroups, type PlayerGroup } from '../model/players.ts';
import type { Players } from '../model/players/registry.ts';
import { readModel, textOfTokens } from '../model/readModel.ts';
import { gatedWeights, type DenseWeights } from '../model/weights.ts';

/** A net with its players at one moment. */
export interface TrainedNet {
  readonly model: Model;
  readonly players: Players;
  /** Of the layers that learn, without gates. */
  readonly weights: readonly DenseWeights[];
  /** s of all players; shape [playerCount]. */
  readonly participation: Float32Array;
  /** Who is below it is out. */
  readonly epsilon: number;
}

export interface PrunedNet {
  readonly model: Model;
  /** Of its layers that learn, gates folded in. */
  readonly layers: readonly DenseWeights[];
  /** Of one example as it is given to the net. */
  readonly input: Shape;
  /** Numbers of an example that are still read, rising; null where all are. */
  readonly inputs: readonly number[] | null;
  /** Whether a matrix has lost a row or a column. */
  readonly isSmaller: boolean;
}

const all = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Who is left along an axis of a block's kernel; null where nobody plays along it alone. */
type Left = (block: Block, axis: 'input' | 'output') => number[] | null;

function leftOf({ blocks }: Model, groups: readonly PlayerGroup[], s: Float32Array): Left {
  return (block, axis) => {
    const group = groups.find((each) => blocks[each.block] === block && each.keeps.join() === axis);
    if (group === undefined) return null;
    return all(group.count).filter((player) => s[group.first + player]! > 0);
  };
}

/** Rows of a kernel that read units that are left: of each tap, and of each unit all places of its map. */
function rowsReading(
  units: readonly number[],
  unitCount: number,
  { inputCount, taps }: { readonly inputCount: number; readonly taps: number },
): number[] {
  const perTap = inputCount / taps;
  const places = perTap / unitCount;
  return all(taps).flatMap((tap) =>
    units.flatMap((unit) => all(places).map((place) => tap * perTap + unit * places + place)),
  );
}

function part(
  { outputCount, kernel, bias }: DenseWeights,
  rows: readonly number[],
  columns: readonly number[],
): DenseWeights {
  const left = new Float32Array(rows.length * columns.length);
  let at = 0;
  for (const row of rows)
    for (const column of columns) left[at++] = kernel[row * outputCount + column]!;
  return {
    inputCount: rows.length,
    outputCount: columns.length,
    kernel: left,
    bias: Float32Array.from(columns, (column) => bias[column]!),
  };
}

/** The model at the widths that are left. @param input of one example, as far as it is read */
function narrowed({ blocks }: Model, layers: readonly DenseWeights[], input: Shape): Model {
  let learnt = 0;
  const tokens = blocks.map((block) =>
    learns(block) ? block.token.replace(/\d+/, String(layers[learnt++]!.outputCount)) : block.token,
  );
  const text = textOfTokens(input.join('x'), tokens);
  const read = readModel(text, input, layers.at(-1)!.outputCount);
  if (!read.ok) throw new Error(`The net that is left cannot be built: it ${read.refusal}`);
  return read.model;
}

/** Whether all weights and every s are finite; an s that is no number would read as out. */
export const areNumbers = ({
  weights,
  participation,
}: Pick<TrainedNet, 'weights' | 'participation'>): boolean =>
  [participation, ...weights.flatMap(({ kernel, bias }) => [kernel, bias])].every((numbers) =>
    numbers.every(Number.isFinite),
  );

/** @returns null where a layer has nobody left, so that the net answers the same whatever it reads */
export function prunedNet(net: TrainedNet): PrunedNet | null {
  const { model, players, weights, participation, epsilon } = net;
  const s = participation.map((own) => (own < epsilon ? 0 : own));
  const groups = playerGroups(model, players);
  const gated = gatedWeights(model, groups, weights, s);
  const left = leftOf(model, groups, s);
  const first = learningBlocks(model)[0]!;
  const { input } = model.blocks[0]!;
  // An image stays whole: what reads it place by place reads all places.
  const read = input.length === 1 ? left(first, 'input') : null;
  let below: { readonly units: readonly number[]; readonly count: number } | null = null;
  const layers = learningBlocks(model).map((block, at) => {
    const whole = gated[at]!;
    const taps = block.kind === 'conv2d' ? whole.inputCount / block.input[2]! : 1;
    const rows: readonly number[] =
      below === null
        ? (read ?? all(whole.inputCount))
        : rowsReading(below.units, below.count, { inputCount: whole.inputCount, taps });
    const columns = left(block, 'output') ?? all(whole.outputCount);
    below = { units: columns, count: whole.outputCount };
    return part(whole, rows, columns);
  });
  if (layers.some(({ inputCount, outputCount }) => inputCount === 0 || outputCount === 0))
    return null;
  const inputs = read !== null && read.length < input[0]! ? read : null;
  return {
    ...{ layers, input, inputs },
    model: narrowed(model, layers, inputs === null ? input : [inputs.length]),
    isSmaller: layers.some(
      ({ inputCount, outputCount }, at) =>
        inputCount < weights[at]!.inputCount || outputCount < weights[at]!.outputCount,
    ),
  };
}

/** The same net with everybody in, to be compared with. */
export const wholeNet = (net: TrainedNet): PrunedNet =>
  prunedNet({ ...net, participation: net.participation.map(() => 1) })!;
