/** The compiled kernels of one net, and the dispatches of which a step, a report or a test consists. */
import type { RunSpec } from '../../game/spec.ts';
import type { PixelStatistics } from '../inputs.ts';
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

/** One dispatch; its workgroups may depend on the rows of the batch. */
interface Kernel {
  readonly pipeline: GPUComputePipeline;
  groups(rows: number): readonly [number, number];
}

export interface Programs {
  readonly bindings: GPUBindGroupLayout;
  /**
   * Records one step: forward, head and backward layer by layer, then what the players measure, then
   * θ, then s. The last two move what the others read, so they come last.
   *
   * @param hasRivals whether η > 0, so that the crowd is needed
   */
  step(pass: GPUComputePassEncoder, rows: number, hasRivals: boolean): void;
  /** Records norms, rivalry and loss of the state as it stands. */
  report(pass: GPUComputePassEncoder): void;
  /** Records the count of one block's images classified rightly. */
  judge(pass: GPUComputePassEncoder, rows: number): void;
}

export function createPrograms(
  device: GPUDevice,
  layout: Layout,
  spec: RunSpec,
  statistics: PixelStatistics,
): Programs {
  const { bindings, compile } = compilerOf(device);
  const header = common(layout, spec, statistics);
  const kernel = (label: string, code: string, groups: Kernel['groups']): Kernel => ({
    pipeline: compile(label, header + code),
    groups,
  });

  const { layers, batch, playerCount } = layout;
  const hidden = layers.filter(({ plays }) => plays);

  /** A kernel that makes [rows, outputs] results for one hidden layer. */
  function layerKernel(write: typeof forward, name: string, index: number): Kernel {
    const { outputCount } = layers[index];
    const tile = chooseTile([[batch, outputCount]]);
    const across = tilesAlong(outputCount, tile);
    return kernel(`${name} ${index + 1}`, write(layout, index, tile), (rows) => [
      across,
      tilesAlong(rows, tile),
    ]);
  }

  const forwards = hidden.map((_, index) => layerKernel(forward, 'forward', index));
  const backwards = hidden.map((_, index) => layerKernel(backward, 'backward', index)).reverse();
  const loss = kernel('cross-entropy', crossEntropy(layout), (rows) => [rows, 1]);
  const judges = kernel('judge', judge(layout), (rows) => [rows, 1]);
  const crowds = kernel('crowd', crowd(layout), () => [crowdGroups(layout), 1]);
  const evidences = kernel('evidence', evidence(layout), () => [evidenceGroups(layout), 1]);
  const tile = chooseTile(layers.map((layer) => [layer.outputCount, layer.inputCount + 1]));
  const moveWeights = kernel('weights', weights(layout, spec.optimizer, tile), () => [
    weightTiles(layout, tile),
    1,
  ]);
  const moves = kernel('players', movePlayers(layout), () => [hidden.length, 1]);
  const hasPlayers = playerCount > 0;

  function dispatch(pass: GPUComputePassEncoder, { pipeline, groups }: Kernel, rows = 0): void {
    pass.setPipeline(pipeline);
    pass.dispatchWorkgroups(...groups(rows));
  }

  return {
    bindings,
    step(pass, rows, hasRivals) {
      for (const each of forwards) dispatch(pass, each, rows);
      dispatch(pass, loss, rows);
      for (const each of backwards) dispatch(pass, each, rows);
      if (hasRivals && hasPlayers) dispatch(pass, crowds);
      dispatch(pass, evidences);
      dispatch(pass, moveWeights);
      if (hasPlayers) dispatch(pass, moves);
    },
    report(pass) {
      if (hasPlayers) dispatch(pass, crowds);
      dispatch(pass, evidences);
    },
    judge(pass, rows) {
      for (const each of forwards) dispatch(pass, each, rows);
      dispatch(pass, judges, rows);
    },
  };
}
