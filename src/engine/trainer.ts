/**
 * What a training step must offer, for one game; games.ts says it for several. Everything above the
 * engine knows these interfaces alone.
 *
 * One step evaluates loss, gradients, norms and rivalry at (θ_t, s_t) and moves θ and s from there at
 * the same time: equations (16) and (17) read simultaneously.
 */
import type { Values } from '../data/dataSet.ts';
import type { PlayerLayer } from '../game/network.ts';
import type { RuleName } from '../rules/registry.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { DenseWeights } from '../model/weights.ts';
import type { Overlaps } from '../game/frozen/overlap.ts';
import type { NeuronWeights } from './neuronWeights.ts';

/**
 * Columns of all players, layer after layer; each of shape [playerCount]. All are of the state after
 * the last step, but the benefit, which is what that step measured: together they are the frozen game
 * that the players face now.
 */
export interface PlayerColumns {
  /** s. */
  readonly participation: Float32Array;
  /** b as it entered U in the last step: sign, memory and scale applied; 0 before the first. */
  readonly benefit: Float32Array;
  /** ‖θ_i‖², without bias. */
  readonly normSquared: Float32Array;
  /** Σ_{j≠i} s_j ⟨θ_i, θ_j⟩ inside the layer. */
  readonly rivalry: Float32Array;
  /** Mean cross-entropy of the last step's batch, in nats; NaN before the first step and without a network. */
  readonly loss: number;
}

/** Examples; grows while shards arrive. */
export interface ImageSet {
  /** Shape [capacity, imageSize]. */
  readonly values: Values;
  /** Shape [capacity]. */
  readonly labels: Uint8Array;
  readonly imageSize: number;
  /** How many images are there so far. */
  count: number;
}

export interface Evaluation {
  /** Share of images classified rightly with s as it is, 0 to 1. */
  readonly accuracy: number;
  /** The same with every s < ε set to 0. */
  readonly accuracyPruned: number;
  /** The class that each image is given, with s as it is and with every s < ε set to 0; shape [count]. */
  readonly classes: Uint8Array;
  readonly classesPruned: Uint8Array;
}

/** Players, to be looked at and moved by hand between steps. */
export interface Population {
  readonly layers: readonly PlayerLayer[];
  /** Those that its step computes, `projected` among them; it is given no other. */
  readonly rules: readonly RuleName[];
  /**
   * Takes in a change between two steps, so that what is read next shows it. Only where the columns
   * follow from the coefficients; what is measured waits for the next step.
   */
  applyCoefficients?(coefficients: RunSpec): void;
  readPlayers(): Promise<PlayerColumns>;
  /** One per layer of players, those at s = 0 included; the arrays are the caller's. */
  readOverlaps(): Promise<Overlaps<Float32Array>[]>;
  /**
   * Puts players where they are told, from the next step on; θ, the benefit's memory and all moments
   * stay.
   *
   * @param participation s, clipped to [0, 1]; NaN leaves a player where it stands; it is read at once; shape
   *   [playerCount]
   * @throws RangeError if its length is another
   */
  writeParticipation(participation: Float32Array): void;
  /**
   * Puts the weights and the bias of one neuron of a dense layer elsewhere, from the next step on; all other
   * weights, s, the benefit's memory and all moments stay. The numbers are read at once. Left out without a network.
   *
   * @throws RangeError if there is no such neuron, or it reads another count of numbers
   */
  writeNeuron?(neuron: NeuronWeights): void;
  /** All that the next step depends on, as of this call, even if steps follow; the run is not disturbed. */
  save(): Promise<Checkpoint>;
  /**
   * Goes on from a checkpoint: to the same bits if this route wrote it, on the same kind of machine. The
   * arrays are copied.
   *
   * @throws CheckpointError if it is of other players or another net; nothing has changed then
   */
  restore(checkpoint: Checkpoint): void;
  /** Share of the full net's weights that a step still handles, 0 to 1; falls where nets shrink. */
  workShare(): number;
}

/** Players that are units of a network; what steps them is a `Trainer`, or `Games`. */
export interface Game extends Population {
  /** All layers, the output layer last. */
  readWeights(): Promise<DenseWeights[]>;
  writeNeuron(neuron: NeuronWeights): void;
  /** @param epsilon prune threshold for `accuracyPruned` */
  evaluate(set: ImageSet, epsilon: number): Promise<Evaluation>;
}

/** What is computed on a machine and holds its memory. */
export interface Computation {
  /**
   * Resolves when a further step would not queue behind more than a few milliseconds of work: at once
   * where a step is computed as it is called.
   */
  ready(): Promise<void>;
  /** Resolves when all submitted work is done. */
  settled(): Promise<void>;
  /** Buffers or tensors held, for leak tests. */
  memory(): { tensors: number; bytes: number };
  dispose(): void;
}

/** What every run has: players that move. */
export interface GameTrainer extends Population, Computation {
  /**
   * One step of s, and of θ where a network is trained.
   * @param images indices into the training set, none without a network; shape [batch]
   * @param coefficients the spec as it stands at this step; only live parameters may have changed
   * @param feeShare how much of γ is in force at this moment of its warm-up, 0 to 1
   */
  step(images: Uint32Array, coefficients: RunSpec, feeShare: number): void;
}

/** A run whose players are units of a network that learns. */
export interface Trainer extends GameTrainer, Game {
  writeNeuron(neuron: NeuronWeights): void;
}
