/** One of the games, to be looked at; its numbers lie in the buffers that all games share. */
import * as tf from '@tensorflow/tfjs-core';
import type { PlayerLayer } from '../../game/network.ts';
import type { Overlaps } from '../../game/frozen/overlap.ts';
import { layerFor } from '../neuronWeights.ts';
import { clippedParticipation, placedRuns } from '../placing.ts';
import type { Evaluation, Game, ImageSet } from '../trainer.ts';
import type { DenseWeights } from '../../model/weights.ts';
import { thetaOf, type Seat } from '../tfjs/gates.ts';
import { transposed } from '../transposed.ts';
import type { NetBuffers } from './bindings.ts';
import type { Layout } from './layout.ts';
import type { PlayersReport } from './playersReport.ts';
import type { Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';
import type { Keeper } from './keeper.ts';
import type { Shared } from './shared.ts';
import { wgslRules } from './stepValues.ts';

/** Runs of players that are put somewhere by a copy each; more of them by one dispatch. */
const MOST_COPIES = 1024;

export interface GameParts {
  readonly groups: readonly PlayerLayer[];
  readonly seats: readonly Seat[];
  readonly layout: Layout;
  readonly net: NetBuffers;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly report: PlayersReport;
  readonly shared: Shared;
  readonly keeper: Keeper;
  /** Puts players where `aside` says. */
  place(game: number): void;
  evaluate(game: number, set: ImageSet, epsilon: number): Promise<Evaluation>;
}

export function createGame(game: number, parts: GameParts): Game {
  const { layout, net, recorder, reader, report, shared, seats } = parts;
  const { layers, parameterCount, playerCount } = layout;
  return {
    layers: parts.groups,
    rules: wgslRules,
    readPlayers: () => report.read(game),
    async readWeights() {
      const piece = { buffer: net.theta, from: game * parameterCount, words: parameterCount };
      const theta = await recorder.flushWith((encoder) => reader.copy(encoder, [piece])).take();
      return layers.map(({ inputCount, outputCount, kernel, bias }): DenseWeights => ({
        inputCount,
        outputCount,
        kernel: transposed(theta.subarray(kernel, bias), outputCount, inputCount),
        bias: theta.slice(bias, bias + outputCount),
      }));
    },
    async readOverlaps() {
      const overlaps = shared.withNet(game, ({ dense, participation }) =>
        seats.map(({ slices: { gram } }, at) => {
          const theta = thetaOf(at, dense, seats, participation);
          return gram === null ? tf.clone(theta) : gram(theta);
        }),
      );
      const values = await Promise.all(overlaps.map((tensor) => tensor.data<'float32'>()));
      tf.dispose(overlaps);
      return seats.map(({ slices: { gram } }, at): Overlaps<Float32Array> =>
        gram === null ? { theta: values[at] } : { gram: values[at] },
      );
    },
    writeParticipation(participation) {
      const s = clippedParticipation(participation, playerCount);
      const start = game * playerCount;
      const runs = placedRuns(s);
      if (runs.length <= MOST_COPIES) {
        recorder.write(
          net.players,
          runs.map(([from, to]) => ({ at: start + from, values: s.subarray(from, to) })),
        );
      } else {
        const values = s.map((told) => (Number.isNaN(told) ? -1 : told));
        recorder.write(net.players, [{ at: layout.columns.aside + start, values }]);
        parts.place(game);
      }
      report.placed();
    },
    writeNeuron(put) {
      const { inputCount, kernel, bias } = layerFor(layers, put);
      const start = game * parameterCount;
      recorder.write(net.theta, [
        { at: start + kernel + put.neuron * inputCount, values: put.kernel },
        { at: start + bias + put.neuron, values: Float32Array.of(put.bias) },
      ]);
      report.placed();
    },
    save: () => parts.keeper.save(game),
    restore: (checkpoint) => parts.keeper.restore(game, checkpoint),
    evaluate: (set, epsilon) => parts.evaluate(game, set, epsilon),
    // Every player stays in the products; nothing shrinks here.
    workShare: () => 1,
  };
}
