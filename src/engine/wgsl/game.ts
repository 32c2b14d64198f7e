/** One of the games, to be looked at; its numbers lie in the buffers that all games share. */
import * as tf from '@tensorflow/tfjs-core';
import type { PlayerLayer } from '../../game/network.ts';
import { clippedParticipation, placedRuns } from '../placing.ts';
import type { DenseWeights, Evaluation, Game, ImageSet } from '../trainer.ts';
import { transposed } from '../transposed.ts';
import type { NetBuffers } from './bindings.ts';
import type { Layout } from './layout.ts';
import type { PlayersReport } from './playersReport.ts';
import type { Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';
import type { Keeper } from './keeper.ts';
import type { Shared } from './shared.ts';
import { wgslRules } from './stepValues.ts';

export interface GameParts {
  readonly layers: readonly PlayerLayer[];
  readonly layout: Layout;
  readonly net: NetBuffers;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly report: PlayersReport;
  readonly shared: Shared;
  readonly keeper: Keeper;
  evaluate(game: number, set: ImageSet, epsilon: number): Promise<Evaluation>;
}

export function createGame(game: number, parts: GameParts): Game {
  const { layout, net, recorder, reader, report, shared } = parts;
  const { layers, parameterCount, playerCount } = layout;
  return {
    layers: parts.layers,
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
      const grams = shared.withNet(game, ({ dense, participation }) =>
        participation.map((_, l) => tf.matMul(dense[l].kernel, dense[l].kernel, false, true)),
      );
      const values = await Promise.all(grams.map((gram) => gram.data<'float32'>()));
      tf.dispose(grams);
      return values.map((gram) => ({ gram }));
    },
    writeParticipation(participation) {
      const s = clippedParticipation(participation, playerCount);
      for (const [first, last] of placedRuns(s)) {
        recorder.write(net.players, game * playerCount + first, s.subarray(first, last));
      }
      report.placed();
    },
    save: () => parts.keeper.save(game),
    restore: (checkpoint) => parts.keeper.restore(game, checkpoint),
    evaluate: (set, epsilon) => parts.evaluate(game, set, epsilon),
    // Every player stays in the products; nothing shrinks here.
    workShare: () => 1,
  };
}
