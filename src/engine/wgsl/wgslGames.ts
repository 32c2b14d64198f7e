/**
 * Games on WGSL kernels of our own, on tfjs's device: any widths of a fully connected net, neurons as
 * players, every reading, dynamics and optimizer of the game. A trainer is the case of one game.
 *
 * A step of L layers is 2 L + 2 dispatches, one more while η > 0 somewhere (the paper's net: 8 or 9),
 * however many games it advances: they are the third axis of every dispatch, and what differs between
 * them is read from the step's values. Many steps go into one submission; weights, moments, players and
 * images stay on the device.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { GamesOptions } from '../createTrainer.ts';
import type { Games } from '../games.ts';
import { initialLayer } from '../initialise.ts';
import { bind, type NetBuffers } from './bindings.ts';
import { createEvaluator, type Evaluator } from './evaluator.ts';
import { createFlight } from './flight.ts';
import { createGame, type GameParts } from './game.ts';
import { createImageStore } from './images.ts';
import { MOMENTS } from './kernels/optimizer.ts';
import { layoutOf, type Layout } from './layout.ts';
import { createMemory, STORAGE } from './memory.ts';
import { createPlayersReport } from './playersReport.ts';
import { createPrograms } from './programs.ts';
import { createReader } from './reader.ts';
import { createRecorder, MOST_STEPS } from './recorder.ts';
import { createShared, type Shared } from './shared.ts';
import { newWeights, pixelValues, slotsOf, valuesOf } from './stepValues.ts';

function backendOfTfjs(): WebGPUBackend {
  if (tf.getBackend() !== 'webgpu') {
    throw new Error(
      `The trainer computes with webgpu, but ${tf.getBackend()} is active; call chooseBackend first.`,
    );
  }
  return tf.backend() as WebGPUBackend;
}

/** θ of all games at the start, as it lies in the buffer; no moments. */
function initialTheta(
  { widths, specs }: GamesOptions,
  { layers, parameterCount }: Layout,
): Float32Array<ArrayBuffer> {
  const theta = new Float32Array(specs.length * parameterCount);
  specs.forEach(({ initialisation, seed }, game) =>
    layers.forEach((layer, index) => {
      const { kernel, bias } = initialLayer(widths, index, initialisation, seed);
      theta.set(kernel, game * parameterCount + layer.kernel);
      theta.set(bias, game * parameterCount + layer.bias);
    }),
  );
  return theta;
}

function layoutFor({ widths, specs }: GamesOptions): Layout {
  const moments = Math.max(...specs.map(({ optimizer }) => MOMENTS[optimizer]));
  return layoutOf(widths, { games: specs.length, rows: specs[0].batchSize, moments });
}

/** Besides, tfjs can compute with the nets where they are. */
export type WgslGames = Games & Shared;

/**
 * @throws Error if tfjs computes with something else, if a buffer would be too large for the card, or if
 *   there are more games than it takes at once
 */
export function createWgslGames(options: GamesOptions): WgslGames {
  const { widths, specs: starts, data } = options;
  const backend = backendOfTfjs();
  const { device } = backend;
  const games = starts.length;
  if (slotsOf(games).bytes > device.limits.maxUniformBufferBindingSize) {
    throw new Error(`The graphics card does not take ${games} games at once.`);
  }
  const layout = layoutFor(options);
  const memory = createMemory(device);
  const reader = createReader(memory);
  const store = createImageStore(device, memory);
  const programs = createPrograms(device, layout, new Set(starts.map((spec) => spec.optimizer)));
  const pixels = starts.map((spec) => pixelValues(spec, data));
  const weights = starts.map(newWeights);

  const storage = (label: string, count: number) => memory.create(label, 4 * count, STORAGE);
  const { words } = layout;
  const net: NetBuffers = {
    theta: storage('weights', words.theta),
    raw: storage('activations', words.raw),
    slopes: storage('slopes', words.slopes),
    players: storage('players', words.players),
  };
  // Only tests count; a training step binds it because all kernels share one layout.
  const tally = storage('unused count', 1);
  const { queue } = device;
  queue.writeBuffer(net.theta, 0, initialTheta(options, layout));
  queue.writeBuffer(net.players, 0, new Float32Array(games * layout.playerCount).fill(1));

  const flight = createFlight(MOST_STEPS, () => performance.now());
  const recorder = createRecorder({
    device,
    memory,
    flight,
    games,
    batch: layout.rows,
    playerCount: layout.playerCount,
    bindGroup: () => bindings,
  });
  const training = store.upToDate(data.train);
  const { uniforms, list } = recorder;
  const bindings = bind(device, games, { ...net, uniforms, list, images: training.buffer, tally });

  const report = createPlayersReport({ recorder, reader, layout, programs, players: net.players });
  const shared = createShared(backend, recorder, layout, net);
  const parts = { device, memory, flight, recorder, reader, store, widths, net, pixels };
  let evaluator: Evaluator | null = null;
  const gameParts: GameParts = {
    widths,
    layout,
    net,
    recorder,
    reader,
    report,
    shared,
    // Its kernels are compiled when the first test is asked for.
    evaluate: (...asked) => (evaluator ??= createEvaluator(parts)).evaluate(...asked),
  };

  return {
    games: starts.map((_, game) => createGame(game, gameParts)),
    step(batches, specs, fees) {
      const rows = batches[0].length;
      if (rows > layout.rows) {
        throw new Error(`A batch has ${rows} images, at most ${layout.rows} fit.`);
      }
      store.upToDate(data.train);
      const values = specs.map((spec, k) => ({
        ...valuesOf(spec, fees[k], weights[k]),
        ...pixels[k],
        rows,
        labels: training.labels,
      }));
      const hasRivals = specs.some(({ eta }) => eta !== 0);
      recorder.record(values, batches, (pass) => programs.step(pass, rows, hasRivals));
      report.moved(rows);
      recorder.submitIfFull();
    },
    withNet: shared.withNet,
    ready: flight.hasRoom,
    async settled() {
      recorder.flush();
      await queue.onSubmittedWorkDone();
    },
    memory: () => ({ tensors: memory.count, bytes: memory.bytes }),
    dispose: () => memory.releaseAll(),
  };
}
