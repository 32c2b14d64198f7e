/**
 * Where everything lies in the buffers of K games. Offsets count 32-bit words and are those of the first
 * game; the others follow at the strides.
 *
 * - theta, game after game: all layers' kernels [outputCount, inputCount] (a row is a player) and
 *   biases. Behind all games, in the same order, the optimizer's moments.
 * - raw, game after game: z = W x + b of every hidden layer, [rows, count] each; h = relu(s ∘ z) is
 *   formed on reading.
 * - slopes, game after game: ∂L/∂z̃ of every hidden layer, [rows, count] each, then ∂L/∂logits, then one
 *   loss an image.
 * - players, column after column, in each game after game: what is read out (s, b, n, c, and the loss),
 *   then what only the kernels know: ∂L/∂s, the benefit's sum, Adam's moments, and each layer's crowd
 *   u = Σ_j s_j θ_j.
 */
import type { DenseNet } from '../denseNet.ts';

export interface LayerPlace {
  readonly inputCount: number;
  readonly outputCount: number;
  /** Whether its outputs are players; the output layer's are not. */
  readonly plays: boolean;
  /** In theta. */
  readonly kernel: number;
  readonly bias: number;
  /** In raw; hidden layers only. */
  readonly raw: number;
  /** In slopes. */
  readonly slopes: number;
  /** Its first player among all players; hidden layers only. */
  readonly first: number;
  /** In players; hidden layers only. */
  readonly crowd: number;
}

export interface Layout {
  readonly layers: readonly LayerPlace[];
  readonly imageSize: number;
  readonly classCount: number;
  readonly games: number;
  /** Of one game. */
  readonly playerCount: number;
  /** Images at a time at most, of one game. */
  readonly rows: number;
  /** Weights and biases of one game, without moments. */
  readonly parameterCount: number;
  /** Start of the losses in slopes. */
  readonly losses: number;
  /** Starts in players. s begins at 0. */
  readonly columns: {
    readonly benefit: number;
    readonly norm: number;
    readonly rivalry: number;
    readonly loss: number;
    readonly slope: number;
    readonly benefitSum: number;
    readonly first: number;
    readonly second: number;
  };
  /** From game to game; in theta it is `parameterCount`, in a column `playerCount`, of losses 1. */
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

/** Running total: gives the place of the next piece of `size` words. */
function places(): { take(size: number): number; readonly end: number } {
  let end = 0;
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
  /** Numbers that the optimizer keeps for each weight; the most of all games. */
  readonly moments: number;
}

export function layoutOf(
  { widths, plays, groups }: DenseNet,
  { games, rows, moments }: Sizes,
): Layout {
  const playerCount = groups.reduce((sum, { count }) => sum + count, 0);
  const [theta, raw, slopes, players, crowds] = Array.from({ length: 5 }, places);
  const column = () => players.take(games * playerCount);
  column();
  const columns = {
    benefit: column(),
    norm: column(),
    rivalry: column(),
    loss: players.take(games),
    slope: column(),
    benefitSum: column(),
    first: column(),
    second: column(),
  };
  let first = 0;
  const layers = widths.slice(1).map((outputCount, index): LayerPlace => {
    const inputCount = widths[index];
    const place: LayerPlace = {
      inputCount,
      outputCount,
      plays: plays[index],
      kernel: theta.take(outputCount * inputCount),
      bias: theta.take(outputCount),
      raw: raw.take(plays[index] ? rows * outputCount : 0),
      slopes: slopes.take(rows * outputCount),
      first,
      crowd: players.end + crowds.take(plays[index] ? inputCount : 0),
    };
    first += plays[index] ? outputCount : 0;
    return place;
  });
  const losses = slopes.take(rows);
  players.take(games * crowds.end);
  return {
    layers,
    imageSize: widths[0],
    classCount: widths[widths.length - 1],
    games,
    playerCount,
    rows,
    parameterCount: theta.end,
    losses,
    columns,
    strides: { raw: raw.end, slopes: slopes.end, crowd: crowds.end },
    words: {
      theta: games * theta.end * (1 + moments),
      raw: Math.max(1, games * raw.end),
      slopes: games * slopes.end,
      players: players.end,
    },
  };
}
