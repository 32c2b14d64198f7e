/** The compiled kernels of some nets, and the dispatches of which a step, a report or a test consists. */
import type { RunSpec } from '../../spec/spec.ts';
import { backward } from './kernels/backward.ts';
import { common } from './kernels/common.ts';
import { crowd, crowdGroups } from './kernels/crowd.ts';
import { evidence, evidenceGroups } from './kernels/evidence.ts';
import { forward } from './kernels/forward.ts';
import { crossEntropy, judge } from './kernels/head.ts';
import { movePlayers } from './kernels/players.ts';
import { chooseTile, tilesAlong } from './kernels/product.ts';
import { weights, weightTiles } from './kernels/weights.ts';
import type { Layout } from './layout.ts';
import { compilerOf } from './pipelines.ts';

/** Records one dispatch, for all games. */
type Dispatch = (pass: GPUComputePassEncoder, rows: number) => void;

export interface Programs {
  /**
   * Records one step: forward, head and backward layer by layer, then what the players measure, then
   * θ, then s. The last two move what the others read, so they come last.
   *
   * @param hasRivals whether η > 0 in some game, so that the crowd is needed
   */
  step(pass: GPUComputePassEncoder, rows: number, hasRivals: boolean): void;
  /** Records norms, rivalry and loss of the state as it stands. */
  report(pass: GPUComputePassEncoder): void;
}

type Groups = (rows: number) => readonly [number, number];

/** Makes dispatches of kernels that see this layout; the games are the third axis of every one. */
function dispatcher(device: GPUDevice, layout: Layout) {
  const header = common(layout);
  const { compile } = compilerOf(device);

  function kernel(label: string, code: string, groups: Groups): Dispatch {
    const pipeline = compile(label, header + code);
    return (pass, rows) => {
      pass.setPipeline(pipeline);
      pass.dispatchWorkgroups(...groups(rows), layout.games);
    };
  }

  /**
   * A kernel that makes [rows, outputs] results for one hidden layer. Its tile does not depend on how
   * many games there are: sums must add up in the same order as in a game alone.
   */
  function layerKernel(write: typeof forward, name: string, index: number): Dispatch {
    const { outputCount } = layout.layers[index];
    const tile = chooseTile([[layout.rows, outputCount]]);
    const across = tilesAlong(outputCount, tile);
    return kernel(`${name} ${index + 1}`, write(layout, index, tile), (rows) => [
      across,
      tilesAlong(rows, tile),
    ]);
  }

  const hidden = layout.layers.filter(({ plays }) => plays);
  return {
    kernel,
    forwards: hidden.map((_, index) => layerKernel(forward, 'forward', index)),
    backwards: () => hidden.map((_, index) => layerKernel(backward, 'backward', index)).reverse(),
  };
}

/** @param optimizers of all games */
export function createPrograms(
  device: GPUDevice,
  layout: Layout,
  optimizers: ReadonlySet<RunSpec['optimizer']>,
): Programs {
  const { kernel, forwards, backwards } = dispatcher(device, layout);
  const { layers, playerCount } = layout;
  const loss = kernel('cross-entropy', crossEntropy(layout), (rows) => [rows, 1]);
  const crowds = kernel('crowd', crowd(layout), () => [crowdGroups(layout), 1]);
  const evidences = kernel('evidence', evidence(layout), () => [evidenceGroups(layout), 1]);
  const tile = chooseTile(layers.map((layer) => [layer.outputCount, layer.inputCount + 1]));
  const tiles = weightTiles(layout, tile);
  const moveWeights = kernel('weights', weights(layout, optimizers, tile), () => [tiles, 1]);
  const moves = kernel('players', movePlayers(layout), () => [1, 1]);
  const hasPlayers = playerCount > 0;
  const losses = [...forwards, loss, ...backwards()];

  return {
    step(pass, rows, hasRivals) {
      for (const dispatch of losses) dispatch(pass, rows);
      if (hasRivals && hasPlayers) crowds(pass, rows);
      evidences(pass, rows);
      moveWeights(pass, rows);
      if (hasPlayers) moves(pass, rows);
    },
    report(pass) {
      if (hasPlayers) crowds(pass, 0);
      evidences(pass, 0);
    },
  };
}

/** Counts one block's images classified rightly. */
export function createJudge(device: GPUDevice, layout: Layout): Dispatch {
  const { kernel, forwards } = dispatcher(device, layout);
  const judges = kernel('judge', judge(layout), (rows) => [rows, 1]);
  return (pass, rows) => {
    for (const dispatch of forwards) dispatch(pass, rows);
    judges(pass, rows);
  };
}
