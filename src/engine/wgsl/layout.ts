/**
 * Where everything lies in the buffers of K games. Offsets count 32-bit words and are those of the first
 * game; the others follow at the strides.
 *
 * - theta, game after game: all layers' kernels [outputCount, inputCount] (a row is a neuron) and
 *   biases. Behind all games, in the same order, the optimizer's moments.
 * - raw, game after game: z = W x + b of every hidden layer, [rows, count, places] each; h = relu(s ∘ z) is
 *   formed on reading. Of a convolution they are those that its pooling lets through, and behind them is which
 *   of its window each was, counted row by row.
 * - slopes, game after game: ∂L/∂z̃ of every hidden layer, [rows, count, places] each, then ∂L/∂logits, then the
 *   same by the gated pixels where they play, then one loss an image, then of every convolution sums over parts
 *   of the batch, [parts, outputCount, inputCount + 1] each, of which the gradients of kernel and bias are made.
 * - players, column after column, in each game after game: what is read out, then what only the kernels
 *   know; then each group's crowd Σ_j s_j θ_j, as it broadcasts over its kernel.
 */
import type { Granularity } from '../../model/players/registry.ts';
import { inputsOf, type Convolution } from '../layerShapes.ts';
import { LEAST_SIDE } from './kernels/product.ts';
import type { WgslNet } from './serves.ts';

/** Players of one kind in one layer of weights. */
export interface GroupPlace {
  /** Among all groups, from 0. */
  readonly index: number;
  readonly granularity: Granularity;
  /** Of weights, from 0. */
  readonly layer: number;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
  /** In players. */
  readonly crowd: number;
  /** In players: sums over stretches of single weights; none of other players. */
  readonly partials: number;
}

/** A convolution in front of everything else that has a place. */
export interface MapPlace extends Convolution {
  /** In raw; nothing where nothing is pooled. */
  readonly winners: number;
  /** In slopes: the gradient's sums over parts of the batch. */
  readonly sums: number;
  /** Parts of the batch. */
  readonly parts: number;
  /** Images of each part; the last may have fewer. */
  readonly partRows: number;
}

export interface LayerPlace {
  /** Weights of one output. */
  readonly inputCount: number;
  /** Neurons or filters. */
  readonly outputCount: number;
  /** Numbers that one of them gives of an image. */
  readonly places: number;
  /** Features or channels that it reads. */
  readonly unitsBelow: number;
  /** Null for a dense layer. */
  readonly maps: MapPlace | null;
  readonly isHidden: boolean;
  /** In theta. */
  readonly kernel: number;
  readonly bias: number;
  /** In raw; hidden layers only. */
  readonly raw: number;
  /** In slopes. */
  readonly slopes: number;
  readonly players: Readonly<Partial<Record<Granularity, GroupPlace>>>;
}

export interface Layout {
  readonly layers: readonly LayerPlace[];
  readonly groups: readonly GroupPlace[];
  /** Whether some layer is a convolution. */
  readonly hasMaps: boolean;
  readonly imageSize: number;
  /** Whether an example is real numbers; else it is bytes. */
  readonly areReals: boolean;
  readonly classCount: number;
  readonly games: number;
  /** Of one game. */
  readonly playerCount: number;
  /** Whether the players are single weights; else they are units: neurons, pixels or both. */
  readonly weightsPlay: boolean;
  /** Images at a time at most, of one game. */
  readonly rows: number;
  /** Weights and biases of one game, without moments. */
  readonly parameterCount: number;
  /** Starts in slopes. */
  readonly losses: number;
  readonly pixelSlopes: number;
  /** Starts in players. s begins at 0. */
  readonly columns: {
    readonly benefit: number;
    /** Of units only, as rivalry; those of single weights follow from θ. */
    readonly norm: number;
    readonly rivalry: number;
    readonly benefitSum: number;
    readonly first: number;
    readonly second: number;
    /**
     * What one dispatch leaves for another: ∂L/∂s of units; θ_t of single weights, once θ has moved and s has
     * not; where players are to be put, −1 for those who stay.
     */
    readonly aside: number;
  };
  /** Sums over stretches of single weights, of all groups one after another; a start in players. */
  readonly partials: { readonly start: number; readonly count: number };
  /** From game to game; in theta it is `parameterCount`, in a column `playerCount`. */
  readonly strides: {
    readonly raw: number;
    readonly slopes: number;
    readonly crowd: number;
  };
  /** Words of each buffer, at least 1. */
  readonly words: {
    readonly theta: number;
    readonly raw: number;
    readonly slopes: number;
    readonly players: number;
  };
}

/** Single weights whose numbers one workgroup adds up. */
export const STRETCH = 2048;

/** Running total: gives the place of the next piece of `size` words. */
function places(start = 0): { take(size: number): number; readonly end: number } {
  let end = start;
  return {
    take(size) {
      end += size;
      return end - size;
    },
    get end() {
      return end;
    },
  };
}

export interface Sizes {
  readonly games: number;
  readonly rows: number;
  /** Whether an example is real numbers; else it is bytes. */
  readonly areReals: boolean;
  /** Numbers that the optimizer keeps for each weight; the most of all games. */
  readonly moments: number;
}

function columnsFrom(take: (size: number) => number, count: number, weightsPlay: boolean) {
  const ofAll = () => take(count);
  const ofUnits = () => take(weightsPlay ? 0 : count);
  // s.
  ofAll();
  return {
    benefit: ofAll(),
    norm: ofUnits(),
    rivalry: ofUnits(),
    benefitSum: ofAll(),
    first: ofAll(),
    second: ofAll(),
    aside: ofAll(),
  };
}

/** Numbers of Σ_j s_j θ_j. */
const crowdSize = (granularity: Granularity, inputCount: number, outputCount: number): number =>
  granularity === 'weight' ? 1 : granularity === 'pixel' ? outputCount : inputCount;

/** Workgroups that a convolution's gradient is spread over, as far as its images allow. */
const SPREAD = 128;

/** Into how many parts the batch is split for a convolution's gradient. @param tiles of the gradient */
function partsOf(rows: number, tiles: number): { parts: number; partRows: number } {
  const partRows = Math.ceil(rows / Math.max(1, Math.ceil(SPREAD / tiles)));
  return { parts: Math.ceil(rows / partRows), partRows };
}

export function layoutOf(net: WgslNet, { games, rows, areReals, moments }: Sizes): Layout {
  const { layerOf, imageSize } = net;
  const weightsPlay = net.groups.some(({ granularity }) => granularity === 'weight');
  const playerCount = net.groups.reduce((sum, { count }) => sum + count, 0);
  const [theta, raw, slopes, players] = Array.from({ length: 4 }, () => places());
  const columns = columnsFrom(players.take, games * playerCount, weightsPlay);
  const crowds = places(players.end);
  const crowdOf = net.groups.map(({ granularity }, index) => {
    const layer = layerOf[index];
    const shape = net.layers[layer];
    return crowds.take(crowdSize(granularity, inputsOf(shape), shape.outputs));
  });
  const partials = crowds.end;
  const groups = net.groups.map(({ granularity, first, count }, index): GroupPlace => ({
    ...{ index, granularity, first, count },
    layer: layerOf[index],
    crowd: crowdOf[index],
    partials: crowds.take(granularity === 'weight' ? Math.ceil(count / STRETCH) : 0),
  }));
  const placed = net.layers.map((shape, at): Omit<LayerPlace, 'maps'> => {
    const { outputs: outputCount, places: each, unitsBelow } = shape;
    const inputCount = inputsOf(shape);
    const isHidden = at < net.layers.length - 1;
    return {
      ...{ inputCount, outputCount, places: each, unitsBelow, isHidden },
      kernel: theta.take(outputCount * inputCount),
      bias: theta.take(outputCount),
      raw: raw.take(isHidden ? rows * outputCount * each : 0),
      slopes: slopes.take(rows * outputCount * each),
      players: Object.fromEntries(
        groups.filter(({ layer }) => layer === at).map((group) => [group.granularity, group]),
      ),
    };
  });
  const pixelSlopes = slopes.take(placed[0].players.pixel ? rows * imageSize : 0);
  const losses = slopes.take(rows);
  const layers = placed.map((layer, at): LayerPlace => {
    const { convolution } = net.layers[at];
    if (convolution === null) return { ...layer, maps: null };
    const { outputCount, inputCount } = layer;
    const tiles = Math.ceil(outputCount / LEAST_SIDE) * Math.ceil((inputCount + 1) / LEAST_SIDE);
    const parts = partsOf(rows, tiles);
    const winners = raw.take(convolution.window > 1 ? rows * outputCount * layer.places : 0);
    const sums = slopes.take(parts.parts * outputCount * (inputCount + 1));
    return { ...layer, maps: { ...convolution, ...parts, winners, sums } };
  });
  const crowd = crowds.end - players.end;
  return {
    ...{ layers, groups, games, playerCount, weightsPlay, rows, columns, losses, pixelSlopes },
    ...{ imageSize, areReals },
    hasMaps: layers.some(({ maps }) => maps !== null),
    classCount: layers[layers.length - 1].outputCount,
    parameterCount: theta.end,
    partials: { start: partials, count: crowds.end - partials },
    strides: { raw: raw.end, slopes: slopes.end, crowd },
    words: {
      theta: games * theta.end * (1 + moments),
      raw: Math.max(1, games * raw.end),
      slopes: games * slopes.end,
      players: Math.max(1, players.end + games * crowd),
    },
  };
}
