/**
 * Where everything lies in the buffers of a run. Offsets count 32-bit words.
 *
 * - theta: all layers' kernels [outputCount, inputCount] (a row is a player) and biases, then the
 *   optimizer's moments in the same order.
 * - raw: z = W x + b of every hidden layer, [rows, count] each; h = relu(s ∘ z) is formed on reading.
 * - slopes: ∂L/∂z̃ of every hidden layer, [batch, count] each, then ∂L/∂logits, then one loss an image.
 * - players: the columns that are read out (s, b, n, c, and the loss), then what only the kernels
 *   know: ∂L/∂s, the benefit's sum, Adam's moments, and each layer's crowd u = Σ_j s_j θ_j.
 */
import type { RunSpec } from '../../game/spec.ts';

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
  readonly playerCount: number;
  /** Images in one step at most. */
  readonly batch: number;
  /** Images in one block of an evaluation. */
  readonly block: number;
  /** Weights and biases, without moments. */
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
  /** Words of each buffer, at least 1. */
  readonly words: {
    readonly theta: number;
    readonly raw: number;
    readonly slopes: number;
    readonly players: number;
  };
}

/** Images per block of an evaluation: much work for any card, yet no long submission. */
const BLOCK = 1000;

const MOMENTS: Record<RunSpec['optimizer'], number> = { sgd: 0, momentum: 1, adam: 2 };

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

/** @param widths of all layers, input and output included */
export function layoutOf(widths: readonly number[], spec: RunSpec): Layout {
  const hidden = widths.slice(1, -1);
  const playerCount = hidden.reduce((sum, count) => sum + count, 0);
  const classCount = widths[widths.length - 1];
  const batch = spec.batchSize;
  const block = Math.max(BLOCK, batch);
  const [theta, raw, slopes, players] = [places(), places(), places(), places()];
  players.take(playerCount);
  const columns = {
    benefit: players.take(playerCount),
    norm: players.take(playerCount),
    rivalry: players.take(playerCount),
    loss: players.take(1),
    slope: players.take(playerCount),
    benefitSum: players.take(playerCount),
    first: players.take(playerCount),
    second: players.take(playerCount),
  };
  let first = 0;
  const layers = widths.slice(1).map((outputCount, index): LayerPlace => {
    const inputCount = widths[index];
    const plays = index < hidden.length;
    const place: LayerPlace = {
      inputCount,
      outputCount,
      plays,
      kernel: theta.take(outputCount * inputCount),
      bias: theta.take(outputCount),
      raw: raw.take(plays ? block * outputCount : 0),
      slopes: slopes.take(batch * outputCount),
      first,
      crowd: players.take(plays ? inputCount : 0),
    };
    first += plays ? outputCount : 0;
    return place;
  });
  const losses = slopes.take(batch);
  return {
    layers,
    imageSize: widths[0],
    classCount,
    playerCount,
    batch,
    block,
    parameterCount: theta.end,
    losses,
    columns,
    words: {
      theta: theta.end * (1 + MOMENTS[spec.optimizer]),
      raw: Math.max(1, raw.end),
      slopes: slopes.end,
      players: players.end,
    },
  };
}
