/** The buffers of the running nets, as they are before the first step. */
import type { RunSpec } from '../../spec/spec.ts';
import { initialWeights } from '../initialise.ts';
import { MOMENTS } from '../moments.ts';
import type { ImageSet } from '../trainer.ts';
import type { NetBuffers } from './bindings.ts';
import { layoutOf, type Layout } from './layout.ts';
import { STORAGE, type GpuMemory } from './memory.ts';
import type { WgslNet } from './serves.ts';

export function layoutFor(net: WgslNet, specs: readonly RunSpec[], { values }: ImageSet): Layout {
  const moments = Math.max(...specs.map(({ optimizer }) => MOMENTS[optimizer]));
  const areReals = values instanceof Float32Array;
  return layoutOf(net, { games: specs.length, rows: specs[0].batchSize, areReals, moments });
}

/** θ of all games, as it lies in the buffer; no moments. */
function initialTheta(
  { blocks }: WgslNet,
  specs: readonly RunSpec[],
  { layers, parameterCount }: Layout,
): Float32Array<ArrayBuffer> {
  const theta = new Float32Array(specs.length * parameterCount);
  specs.forEach(({ initialisation, seed }, game) =>
    layers.forEach((layer, index) => {
      const { kernel, bias } = initialWeights(blocks[index], index, initialisation, seed);
      theta.set(kernel, game * parameterCount + layer.kernel);
      theta.set(bias, game * parameterCount + layer.bias);
    }),
  );
  return theta;
}

/** Everyone plays: s = 1. */
export function createNet(
  { queue }: GPUDevice,
  memory: GpuMemory,
  layout: Layout,
  served: WgslNet,
  specs: readonly RunSpec[],
): NetBuffers {
  const { games, playerCount, words } = layout;
  const storage = (label: string, count: number) => memory.create(label, 4 * count, STORAGE);
  const net: NetBuffers = {
    theta: storage('weights', words.theta),
    raw: storage('activations', words.raw),
    slopes: storage('slopes', words.slopes),
    players: storage('players', words.players),
  };
  queue.writeBuffer(net.theta, 0, initialTheta(served, specs, layout));
  queue.writeBuffer(net.players, 0, new Float32Array(games * playerCount).fill(1));
  return net;
}
