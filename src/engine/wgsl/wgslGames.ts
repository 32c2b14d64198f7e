/**
 * Games on WGSL kernels of our own, on tfjs's device: nets with ReLU, convolutions and pooling in front;
 * neurons, filters with neurons, pixels or single weights as players; every reading, dynamics and optimizer of
 * the game. A trainer is the case of one game.
 *
 * A step of L layers is 2 L dispatches where single weights play, two more while η > 0 somewhere and two
 * where benefits are shares (the paper's net: 6 to 10); 2 L + 2 where neurons play and one more while η > 0
 * (8 or 9), one more with pixels, and with convolutions one for each and one for all (LeNet-5: 13 or 14):
 * however many games it advances. They are the third axis of every dispatch, and what differs between them is
 * read from the step's values. Many steps go into one submission; weights, moments, players and images stay on
 * the device.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { isPaid } from '../../game/prices.ts';
import type { GamesOptions } from '../route.ts';
import type { Games } from '../games.ts';
import { seatsOf } from '../tfjs/gates.ts';
import { bind } from './bindings.ts';
import { createEvaluator, type Evaluator } from './evaluator.ts';
import { createFlight } from './flight.ts';
import { createGame, type GameParts } from './game.ts';
import { createImageStore } from './images.ts';
import { createKeeper } from './keeper.ts';
import { createMemory, STORAGE } from './memory.ts';
import { createNet, layoutFor } from './net.ts';
import { createPlayersReport } from './playersReport.ts';
import { createPrograms } from './programs.ts';
import { createReader } from './reader.ts';
import { createRecorder, MOST_STEPS } from './recorder.ts';
import { createShared, type Shared } from './shared.ts';
import { servedNet } from './serves.ts';
import { slotsOf } from './stepSlots.ts';
import { newWeights, pixelValues, valuesOf } from './stepValues.ts';

function backendOfTfjs(): WebGPUBackend {
  if (tf.getBackend() !== 'webgpu') {
    throw new Error(
      `The trainer computes with webgpu, but ${tf.getBackend()} is active; call chooseBackend first.`,
    );
  }
  return tf.backend() as WebGPUBackend;
}

/** Besides, tfjs can compute with the nets where they are. */
export type WgslGames = Games & Shared;

/**
 * @throws Error if tfjs computes with something else, if a buffer would be too large for the card, or if
 *   there are more games than it takes at once
 */
export function createWgslGames(options: GamesOptions): WgslGames {
  const { model, specs: starts, data } = options;
  const served = servedNet(model, starts[0].granularity);
  if (served === null)
    throw new Error('The network or its players are of a kind that is not computed here.');
  const backend = backendOfTfjs();
  const { device } = backend;
  const games = starts.length;
  if (slotsOf(games).bytes > device.limits.maxUniformBufferBindingSize) {
    throw new Error(`The graphics card does not take ${games} games at once.`);
  }
  const layout = layoutFor(served, starts, data.train);
  const memory = createMemory(device);
  const reader = createReader(memory);
  const store = createImageStore(device, memory);
  const programs = createPrograms(device, layout, new Set(starts.map((spec) => spec.optimizer)));
  const pixels = starts.map((spec) => pixelValues(spec, data, layout.areReals));
  const weights = starts.map(newWeights);

  const net = createNet(device, memory, layout, served, starts);
  // Only tests count; a training step binds it because all kernels share one layout.
  const answers = memory.create('unused answers', 4, STORAGE);

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
  const bindings = bind(device, games, {
    ...net,
    uniforms,
    list,
    images: training.buffer,
    answers,
  });

  const report = createPlayersReport({ recorder, reader, layout, programs, net });
  const seats = seatsOf(model, starts[0].granularity);
  const shared = createShared(backend, recorder, layout, seats, net);
  const { areReals } = layout;
  const parts = { device, memory, flight, recorder, reader, store, served, areReals, net, pixels };
  const keeper = createKeeper({
    ...{ device, layout, net, recorder, reader, report, weights },
    optimizers: starts.map(({ optimizer }) => optimizer),
  });
  let evaluator: Evaluator | null = null;
  const gameParts: GameParts = {
    ...{ groups: served.groups, seats },
    layout,
    net,
    recorder,
    reader,
    report,
    shared,
    keeper,
    place(game) {
      const values = starts.map((_, k) => ({ places: k === game ? 1 : 0 }));
      recorder.record(values, [], (pass) => programs.place(pass));
      recorder.flush();
    },
    // Its kernels are compiled when the first test is asked for.
    evaluate: (...asked) => (evaluator ??= createEvaluator(parts)).evaluate(...asked),
  };

  return {
    games: starts.map((_, game) => createGame(game, gameParts)),
    step(batches, specs, feeShares) {
      const rows = batches[0].length;
      if (rows > layout.rows) {
        throw new Error(`A batch has ${rows} images, at most ${layout.rows} fit.`);
      }
      store.upToDate(data.train);
      const values = specs.map((spec, k) => ({
        ...valuesOf(spec, feeShares[k], weights[k]),
        ...pixels[k],
        rows,
        labels: training.labels,
      }));
      const needs = {
        rivals: specs.some(({ eta }) => isPaid(eta)),
        shares: specs.some(({ benefitScale }) => benefitScale !== 'absolute'),
      };
      recorder.record(values, batches, (pass) => programs.step(pass, rows, needs));
      report.moved(rows);
      recorder.submitIfFull();
    },
    withNet: shared.withNet,
    ready: flight.hasRoom,
    async settled() {
      recorder.flush();
      await device.queue.onSubmittedWorkDone();
    },
    memory: () => ({ tensors: memory.count, bytes: memory.bytes }),
    dispose: () => memory.releaseAll(),
  };
}
