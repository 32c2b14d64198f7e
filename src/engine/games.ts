/**
 * Many games at once: K runs that one batched step advances together, each on a trajectory of its own.
 * They share the network, the batch size and the training images; every other parameter may differ, the
 * seed among them. A game among others moves as it would alone (on wasm and cpu bit for bit), so a
 * `Trainer` is the case of one game.
 */
import type { RunSpec } from '../spec/spec.ts';
import type { Computation, Game, Trainer } from './trainer.ts';

export interface Games extends Computation {
  /** Of shape [K], in the order of the specs that the games were created with; K ≥ 1. */
  readonly games: readonly Game[];
  /**
   * One joint step of θ and s in every game. All arguments have the shape [K].
   *
   * @param batches for each game its indices into the training set; all of the same shape [batch].
   *   Games that are given the same array (not only an equal one) share the work of reading its images.
   *   A step may be put off: arrays must stay as they are until a game is read or `settled` resolves
   * @param specs as they stand at this step; only live parameters may have changed
   * @param feeShares how much of γ is in force in each game, 0 to 1
   */
  step(
    batches: readonly Uint32Array[],
    specs: readonly RunSpec[],
    feeShares: readonly number[],
  ): void;
}

/** The trainer of a single game. */
export function trainerOf(one: Games): Trainer {
  const { ready, settled, memory, dispose } = one;
  return {
    ...one.games[0],
    step: (images, coefficients, feeShare) => one.step([images], [coefficients], [feeShare]),
    ready,
    settled,
    memory,
    dispose,
  };
}

/** Games of which each has a trainer to itself: for routes without a batched step. */
export function sideBySide(trainers: readonly Trainer[]): Games {
  return {
    games: trainers,
    step: (batches, specs, feeShares) =>
      trainers.forEach((trainer, k) => trainer.step(batches[k], specs[k], feeShares[k])),
    async ready() {
      for (const trainer of trainers) await trainer.ready();
    },
    async settled() {
      for (const trainer of trainers) await trainer.settled();
    },
    memory() {
      const held = trainers.map((trainer) => trainer.memory());
      return {
        tensors: held.reduce((sum, { tensors }) => sum + tensors, 0),
        bytes: held.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },
    dispose: () => trainers.forEach((trainer) => trainer.dispose()),
  };
}
