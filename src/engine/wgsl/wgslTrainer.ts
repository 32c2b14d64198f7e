/**
 * The trainer on WGSL kernels of our own, on tfjs's device: any widths of a fully connected net,
 * neurons as players, every reading, dynamics and optimizer of the game.
 *
 * A step of L layers is 2 L + 2 dispatches, one more while η > 0 (the paper's net: 8 or 9). Many steps
 * go into one submission; weights, moments, players and images stay on the device.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { neuronLayers } from '../../game/network.ts';
import type { TrainerOptions } from '../createTrainer.ts';
import { gramOf } from '../gram.ts';
import { initialLayer } from '../initialise.ts';
import { clippedParticipation, placedRuns } from '../placing.ts';
import type { DenseWeights, Trainer } from '../trainer.ts';
import { createEvaluator, type NetBuffers } from './evaluator.ts';
import { createImageStore } from './images.ts';
import { layoutOf, type Layout } from './layout.ts';
import { createMemory, STORAGE } from './memory.ts';
import { createPrograms } from './programs.ts';
import { createReader } from './reader.ts';
import { createRecorder } from './recorder.ts';
import { newWeights, SLOT_BYTES, valuesOf } from './stepValues.ts';

const NO_IMAGES = new Uint32Array();

/** Classes whose logits fit into a workgroup's memory on every device. */
const MOST_CLASSES = 2048;
/** Workgroups in one row of a dispatch on every device; one is a player, an image or a tile. */
const MOST_GROUPS = 65_535;

/** Whether these kernels can compute the run at all. */
export function servesWgsl({ widths, spec, backend }: TrainerOptions): boolean {
  const tiles = widths
    .slice(1)
    .reduce((sum, width, l) => sum + Math.ceil(width / 32) * Math.ceil((widths[l] + 1) / 32), 0);
  const players = widths.slice(1, -1).reduce((sum, width) => sum + width, 0);
  return (
    backend === 'webgpu' &&
    spec.granularity === 'neuron' &&
    widths[widths.length - 1] <= MOST_CLASSES &&
    Math.max(tiles, players + 1, spec.batchSize) <= MOST_GROUPS
  );
}

function deviceOfTfjs(): GPUDevice {
  if (tf.getBackend() !== 'webgpu') {
    throw new Error(
      `The trainer computes with webgpu, but ${tf.getBackend()} is active; call chooseBackend first.`,
    );
  }
  return (tf.backend() as WebGPUBackend).device;
}

/** θ at the start, as it lies in the buffer; no moments. */
function initialTheta({ widths, spec }: TrainerOptions, layout: Layout): Float32Array<ArrayBuffer> {
  const theta = new Float32Array(layout.parameterCount);
  layout.layers.forEach((layer, index) => {
    const { kernel, bias } = initialLayer(widths, index, spec.initialisation, spec.seed);
    theta.set(kernel, layer.kernel);
    theta.set(bias, layer.bias);
  });
  return theta;
}

function transposed(rows: Float32Array, rowCount: number, columnCount: number): Float32Array {
  const columns = new Float32Array(rows.length);
  for (let row = 0; row < rowCount; row++) {
    const from = row * columnCount;
    for (let k = 0; k < columnCount; k++) columns[k * rowCount + row] = rows[from + k];
  }
  return columns;
}

/** @throws Error if tfjs computes with something else, or if a buffer would be too large for the card */
export function createWgslTrainer(options: TrainerOptions): Trainer {
  const { widths, spec: start, data } = options;
  const device = deviceOfTfjs();
  const layout = layoutOf(widths, start);
  const { playerCount, parameterCount, columns, words } = layout;
  const memory = createMemory(device);
  const reader = createReader(memory);
  const store = createImageStore(device, memory);
  const programs = createPrograms(device, layout, start, data);
  const weights = newWeights();
  /** Images in the last batch. */
  let lastRows = 0;

  const storage = (label: string, count: number) => memory.create(label, 4 * count, STORAGE);
  const net: NetBuffers = {
    theta: storage('weights', words.theta),
    raw: storage('activations', words.raw),
    slopes: storage('slopes', words.slopes),
    players: storage('players', words.players),
  };
  // Only tests count; a training step binds it because all kernels share one layout.
  const tally = storage('unused count', 1);
  device.queue.writeBuffer(net.theta, 0, initialTheta(options, layout));
  device.queue.writeBuffer(net.players, 0, new Float32Array(playerCount).fill(1));

  const recorder = createRecorder(device, memory, layout.batch, () => trainingBindings);
  const training = store.upToDate(data.train);
  const trainingBindings = bind(recorder.uniforms, training.buffer, net, tally);

  function bind(
    uniforms: GPUBuffer,
    images: GPUBuffer,
    { theta, raw, slopes, players }: NetBuffers,
    count: GPUBuffer,
  ): GPUBindGroup {
    const storages = [images, recorder.list, theta, raw, slopes, players, count];
    const resources: GPUBindingResource[] = [
      { buffer: uniforms, size: SLOT_BYTES },
      ...storages.map((buffer) => ({ buffer })),
    ];
    return device.createBindGroup({
      layout: programs.bindings,
      entries: resources.map((resource, binding) => ({ binding, resource })),
    });
  }

  const evaluator = createEvaluator({
    device,
    memory,
    layout,
    programs,
    recorder,
    reader,
    store,
    net,
    bind,
  });

  async function readWeights(): Promise<DenseWeights[]> {
    const piece = { buffer: net.theta, from: 0, words: parameterCount };
    const theta = await recorder.flushWith((encoder) => reader.copy(encoder, [piece])).take();
    return layout.layers.map(({ inputCount, outputCount, kernel, bias }): DenseWeights => ({
      inputCount,
      outputCount,
      kernel: transposed(theta.subarray(kernel, bias), outputCount, inputCount),
      bias: theta.slice(bias, bias + outputCount),
    }));
  }

  return {
    layers: neuronLayers(widths),
    step(images, coefficients, fee) {
      const rows = images.length;
      if (rows > layout.batch) {
        throw new Error(`A batch has ${rows} images, at most ${layout.batch} fit.`);
      }
      store.upToDate(data.train);
      const values = valuesOf(coefficients, fee, weights);
      lastRows = rows;
      recorder.record({ ...values, rows, labels: training.labels }, images, (pass) =>
        programs.step(pass, rows, coefficients.eta !== 0),
      );
      recorder.submitIfFull();
    },
    async readPlayers() {
      const hasLoss = weights.step > 0;
      const values = { rows: lastRows, measuresNorms: 1, measuresRivals: 1 };
      recorder.record(values, NO_IMAGES, (pass) => programs.report(pass));
      const piece = { buffer: net.players, from: 0, words: columns.loss + 1 };
      const read = await recorder.flushWith((encoder) => reader.copy(encoder, [piece])).take();
      const column = (from: number) => read.slice(from, from + playerCount);
      return {
        participation: column(0),
        benefit: column(columns.benefit),
        normSquared: column(columns.norm),
        rivalry: column(columns.rivalry),
        loss: hasLoss ? read[columns.loss] : NaN,
      };
    },
    readWeights,
    async readGram() {
      return (await readWeights()).slice(0, -1).map(gramOf);
    },
    writeParticipation(participation) {
      const s = clippedParticipation(participation, playerCount);
      // Steps recorded before must not see it.
      recorder.flush();
      for (const [first, last] of placedRuns(s))
        device.queue.writeBuffer(net.players, 4 * first, s, first, last - first);
    },
    evaluate: evaluator.evaluate,
    async settled() {
      recorder.flush();
      await device.queue.onSubmittedWorkDone();
    },
    // Every player stays in the products; nothing shrinks here.
    workShare: () => 1,
    memory: () => ({ tensors: memory.count, bytes: memory.bytes }),
    dispose: () => memory.releaseAll(),
  };
}
