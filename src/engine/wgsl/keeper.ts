/** Checkpoints: one game's numbers out of the buffers that all games share, and back into them. */
import type { RunSpec } from '../../spec/spec.ts';
import { netStateFor, wholeLayers, type Checkpoint } from '../checkpoint.ts';
import { MOMENTS, type LayerState } from '../moments.ts';
import { transposed } from '../transposed.ts';
import type { NetBuffers } from './bindings.ts';
import type { Layout } from './layout.ts';
import type { PlayersReport } from './playersReport.ts';
import type { Piece, Reader } from './reader.ts';
import type { Recorder } from './recorder.ts';
import type { Weights } from './stepValues.ts';

export interface Keeper {
  save(game: number): Promise<Checkpoint>;
  restore(game: number, checkpoint: Checkpoint): void;
}

export interface KeeperParts {
  readonly device: GPUDevice;
  readonly layout: Layout;
  readonly net: NetBuffers;
  readonly recorder: Recorder;
  readonly reader: Reader;
  readonly report: PlayersReport;
  /** Of each game. */
  readonly optimizers: readonly RunSpec['optimizer'][];
  /** Of each game; `restore` sets them. */
  readonly weights: readonly Weights[];
}

export function createKeeper(parts: KeeperParts): Keeper {
  const { device, layout, net, recorder, reader, report, optimizers, weights } = parts;
  const { games, layers, parameterCount, playerCount, columns, strides } = layout;
  const { queue } = device;

  /** Starts of s, b, the benefit's sum and Adam's moments in players. */
  const columnsOf = (game: number): number[] =>
    [0, columns.benefit, columns.benefitSum, columns.first, columns.second].map(
      (start) => start + game * playerCount,
    );
  /** Starts of θ and of its moments in theta. */
  const thetaOf = (game: number): number[] =>
    Array.from(
      { length: 1 + MOMENTS[optimizers[game]] },
      (_, copy) => (copy * games + game) * parameterCount,
    );

  function layersFrom(copies: readonly Float32Array[]): LayerState[] {
    return layers.map(({ inputCount, outputCount, kernel, bias }) => ({
      ...{ inputCount, outputCount },
      kernels: copies.map((copy) =>
        transposed(copy.subarray(kernel, bias), outputCount, inputCount),
      ),
      biases: copies.map((copy) => copy.slice(bias, bias + outputCount)),
    }));
  }

  return {
    async save(game) {
      const own = { ...weights[game] };
      // The norms and the loss of this very state; whoever asked for them already shares the reading.
      const reported = report.read(game);
      const pieces: Piece[] = [
        ...thetaOf(game).map((from) => ({ buffer: net.theta, from, words: parameterCount })),
        ...columnsOf(game).map((from) => ({ buffer: net.players, from, words: playerCount })),
      ];
      const reading = recorder.flushWith((encoder) => reader.copy(encoder, pieces)).take();
      const [{ loss }, words] = await Promise.all([reported, reading]);
      let at = 0;
      const next = (count: number): Float32Array => {
        at += count;
        return words.subarray(at - count, at);
      };
      const copies = thetaOf(game).map(() => next(parameterCount));
      const column = () => Float64Array.from(next(playerCount));
      return {
        ...{ route: 'wgsl', backend: 'webgpu' },
        players: {
          participation: column(),
          benefit: column(),
          benefitSum: column(),
          benefitWeight: own.benefit,
          first: column(),
          second: column(),
          firstWeight: own.first,
          secondWeight: own.second,
        },
        net: {
          ...{ optimizer: optimizers[game], steps: own.step, loss },
          ...{ layers: layersFrom(copies), compaction: null },
        },
      };
    },
    restore(game, checkpoint) {
      const state = netStateFor(checkpoint, layers, optimizers[game], playerCount);
      const { players } = checkpoint;
      // What was recorded acts before these writes, which come to the queue at once.
      recorder.flush();
      const write = (buffer: GPUBuffer, word: number, values: Float32Array<ArrayBuffer>) =>
        queue.writeBuffer(buffer, 4 * word, values);
      const starts = thetaOf(game);
      wholeLayers(state).forEach(({ inputCount, outputCount, kernels, biases }, l) => {
        starts.forEach((start, copy) => {
          const rows = transposed(kernels[copy], inputCount, outputCount);
          write(net.theta, start + layers[l].kernel, rows);
          write(net.theta, start + layers[l].bias, Float32Array.from(biases[copy]));
        });
      });
      const values = [
        ...[players.participation, players.benefit, players.benefitSum],
        ...[players.first, players.second],
      ];
      columnsOf(game).forEach((start, i) =>
        write(net.players, start, Float32Array.from(values[i])),
      );
      if (state.steps > 0) {
        // The loss is the sum over the last batch's images: all of it goes to the first.
        const losses = new Float32Array(layout.rows);
        losses[0] = state.loss;
        write(net.slopes, layout.losses + game * strides.slopes, losses);
      }
      Object.assign(weights[game], {
        step: state.steps,
        benefit: players.benefitWeight,
        first: players.firstWeight,
        second: players.secondWeight,
      } satisfies Weights);
      report.restored(state.steps > 0);
    },
  };
}
