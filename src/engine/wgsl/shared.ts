/**
 * The weights and players as tfjs tensors over the buffers in which they are trained: whatever tfjs does
 * with them sees each step, and nothing is copied to make them.
 *
 * tfjs 4.22 binds a tensor's whole buffer from its first byte (`tensorToBinding` in its
 * backend_webgpu.js) and reads it to its end (`getBufferData`), so a tensor can stand for a buffer and for
 * no part of it. The kernels need all layers in one buffer, because a stage of its device binds eight at
 * most (tfjs asks for no more). So the buffer is shared, and one layer is a slice of it, which tfjs
 * copies on the device when used.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { Weights } from '../tfjs/blocks/arithmetic.ts';
import type { Participations, Seat } from '../tfjs/gates.ts';
import type { NetBuffers } from './bindings.ts';
import type { Layout } from './layout.ts';
import type { Recorder } from './recorder.ts';

export interface SharedNet {
  /**
   * The buffer of all games' weights, biases and moments itself, in the order of layout.ts. If it is
   * returned it changes with every step, until its values are asked for; that must not be after the
   * trainer was disposed of.
   */
  readonly theta: tf.Tensor1D;
  /** One game's net as tfjs/walk.ts wants it. */
  readonly dense: readonly Weights[];
  /** s of each group of players, as it broadcasts over its kernel (gates.ts). */
  readonly participation: Participations;
}

export interface Shared {
  /**
   * Lets tfjs compute with a game's net as it is now, even if steps follow before the results are read.
   *
   * @param compute inside `tf.tidy`; only what it returns stays, and is the caller's to dispose of, which
   *   never frees the trainer's memory
   */
  withNet<Result extends tf.TensorContainer>(
    game: number,
    compute: (net: SharedNet) => Result,
  ): Result;
}

/** A tensor that is the buffer. tfjs remembers what it has read of a tensor, so none is used twice. */
const over = (buffer: GPUBuffer): tf.Tensor1D =>
  tf.tensor({ buffer, zeroCopy: true }, [buffer.size / 4], 'float32');

export function createShared(
  backend: WebGPUBackend,
  recorder: Recorder,
  layout: Layout,
  seats: readonly Seat[],
  { theta, players }: NetBuffers,
): Shared {
  const { layers, parameterCount, playerCount } = layout;

  function netOf(game: number): SharedNet {
    const weights = over(theta);
    const columns = over(players);
    const matrix = (from: tf.Tensor1D, at: number, rows: number, width: number): tf.Tensor2D =>
      tf.reshape(tf.slice1d(from, at, rows * width), [rows, width]);
    return {
      theta: weights,
      dense: layers.map(({ kernel, bias, inputCount, outputCount }) => ({
        kernel: matrix(weights, game * parameterCount + kernel, outputCount, inputCount),
        bias: matrix(weights, game * parameterCount + bias, outputCount, 1),
      })),
      participation: seats.map(({ group, shape }) =>
        matrix(columns, game * playerCount + group.first, ...shape),
      ),
    };
  }

  return {
    withNet(game, compute) {
      // The queue keeps the order: recorded steps first, then tfjs, then the steps that follow.
      recorder.flush();
      const result = tf.tidy(() => compute(netOf(game)));
      backend.ensureCommandEncoderReady();
      backend.endComputePassEncoder();
      backend.submitQueue();
      return result;
    },
  };
}
