/**
 * How the players of one layer move. The rules are those of src/game (benefit, utility, dynamics),
 * for all players of the layer at once; columns have shape [count, 1], and a row of `kernel` is one
 * player's incoming weights.
 */
import * as tf from '@tensorflow/tfjs-core';
import { ADAM } from '../../game/dynamics.ts';
import type { PlayerLayer } from '../../game/network.ts';
import type { RunSpec } from '../../game/spec.ts';
import type { PlayersState } from '../checkpoint.ts';

/** Tensors and weights gathered that one layer's players carry from step to step. */
export interface Players {
  readonly s: tf.Tensor2D;
  /** b as it last entered U. */
  readonly benefit: tf.Tensor2D;
  readonly benefitSum: tf.Tensor2D;
  readonly benefitWeight: number;
  /** Adam's moments of −∂U/∂s; they rest while another dynamics is chosen. */
  readonly first: tf.Tensor2D;
  readonly second: tf.Tensor2D;
  readonly firstWeight: number;
  readonly secondWeight: number;
}

export function newPlayers(count: number): Players {
  const zeros = () => tf.zeros<tf.Rank.R2>([count, 1]);
  return {
    s: tf.ones([count, 1]),
    benefit: zeros(),
    benefitSum: zeros(),
    benefitWeight: 0,
    first: zeros(),
    second: zeros(),
    firstWeight: 0,
    secondWeight: 0,
  };
}

/** A layer's players from its part of a checkpoint. */
export function playersFrom(state: PlayersState, { first, count }: PlayerLayer): Players {
  const column = (all: Float64Array) =>
    tf.tensor2d(Float32Array.from(all.subarray(first, first + count)), [count, 1]);
  return {
    s: column(state.participation),
    benefit: column(state.benefit),
    benefitSum: column(state.benefitSum),
    benefitWeight: state.benefitWeight,
    first: column(state.first),
    second: column(state.second),
    firstWeight: state.firstWeight,
    secondWeight: state.secondWeight,
  };
}

/** All layers' players, for a checkpoint. */
export async function readPlayersState(layers: readonly Players[]): Promise<PlayersState> {
  const [one] = layers;
  const column = async (name: 's' | 'benefit' | 'benefitSum' | 'first' | 'second') => {
    const parts = await Promise.all(layers.map((layer) => layer[name].data()));
    return Float64Array.from(parts.flatMap((part) => Array.from(part)));
  };
  return {
    participation: await column('s'),
    benefit: await column('benefit'),
    benefitSum: await column('benefitSum'),
    benefitWeight: one?.benefitWeight ?? 0,
    first: await column('first'),
    second: await column('second'),
    firstWeight: one?.firstWeight ?? 0,
    secondWeight: one?.secondWeight ?? 0,
  };
}

/** n_i = ‖θ_i‖², incoming weights without bias. */
export const normSquared = (kernel: tf.Tensor2D): tf.Tensor2D => tf.sum(tf.square(kernel), 1, true);

/**
 * u = Σ_j s_j θ_j; shape [inputCount, 1]. The flag for the transposed operand is the quick way here:
 * with one column the wasm backend's general loop beats transposing or repacking the kernel.
 */
const crowd = (kernel: tf.Tensor2D, s: tf.Tensor2D): tf.Tensor2D => tf.matMul(kernel, s, true);

/** c_i = ⟨θ_i, u⟩ − s_i n_i = Σ_{j≠i} s_j ⟨θ_i, θ_j⟩, without the Gram matrix. */
export const rivalry = (kernel: tf.Tensor2D, s: tf.Tensor2D, norm: tf.Tensor2D): tf.Tensor2D =>
  tf.sub(tf.matMul(kernel, crowd(kernel, s)), tf.mul(s, norm));

/**
 * ∂C_i/∂θ_i = 2β s_i² θ_i + η s_i Σ_{j≠i} s_j θ_j, each player by its own cost and its own weights;
 * shape of the kernel.
 */
export function costGradient(
  kernel: tf.Tensor2D,
  s: tf.Tensor2D,
  { beta, eta }: Pick<RunSpec, 'beta' | 'eta'>,
): tf.Tensor2D {
  const own: tf.Tensor2D = tf.mul(kernel, tf.mul(tf.square(s), 2 * beta - eta));
  if (eta === 0) return own;
  return tf.add(own, tf.matMul(tf.mul(s, eta) as tf.Tensor2D, crowd(kernel, s), false, true));
}

function batchBenefit(lossSlope: tf.Tensor2D, s: tf.Tensor2D, spec: RunSpec): tf.Tensor2D {
  const slope =
    spec.benefitGradient === 'theta' ? (tf.mul(lossSlope, s) as tf.Tensor2D) : lossSlope;
  switch (spec.benefitSign) {
    case 'printed':
      return slope;
    case 'descent':
      return tf.neg(slope);
    case 'saliency':
      return tf.abs(slope);
    default:
      return spec.benefitSign satisfies never;
  }
}

function scaledBenefit(sum: tf.Tensor2D, weight: number, spec: RunSpec): tf.Tensor2D {
  const benefit = tf.div(sum, weight) as tf.Tensor2D;
  if (spec.benefitScale === 'absolute') return benefit;
  // divNoNan: in a layer that earns nothing every benefit is 0, and so is every share.
  return tf.divNoNan(benefit, tf.mean(tf.abs(benefit))) as tf.Tensor2D;
}

const clip = (s: tf.Tensor): tf.Tensor2D => tf.clipByValue(s, 0, 1) as tf.Tensor2D;

/** The parts of ∂U/∂s (equation 18) that do not depend on s itself, the fee apart. */
function gain(benefit: tf.Tensor2D, rivals: tf.Tensor2D | null, spec: RunSpec): tf.Tensor2D {
  const earned = tf.mul(benefit, spec.alpha) as tf.Tensor2D;
  return rivals === null ? earned : tf.sub(earned, tf.mul(rivals, spec.eta));
}

/** Equation (14); without a size cost all or nothing, and the indifferent stay. */
function bestResponse(gained: tf.Tensor2D, curvature: tf.Tensor2D, s: tf.Tensor2D): tf.Tensor2D {
  const isFlat = tf.equal(curvature, 0);
  const inside = clip(tf.div(gained, tf.where(isFlat, tf.onesLike(curvature), curvature)));
  const isWinning = tf.step(gained);
  const isLosing = tf.step(tf.neg(gained));
  const isIndifferent = tf.sub(tf.sub(1, isWinning), isLosing);
  const allOrNothing: tf.Tensor2D = tf.add(isWinning, tf.mul(isIndifferent, s));
  return tf.where(isFlat, allOrNothing, inside);
}

/**
 * One step of all players of a layer, everything read at (θ_t, s_t).
 *
 * @param lossSlope ∂L/∂s of the batch
 * @param fee γ_t
 * @returns new tensors or, where nothing changed, the given ones
 */
export function movePlayers(
  players: Players,
  lossSlope: tf.Tensor2D,
  kernel: tf.Tensor2D,
  spec: RunSpec,
  fee: number,
): Players {
  const { s } = players;
  const memory = spec.benefitMemory;
  const benefitSum = tf.add(
    tf.mul(players.benefitSum, memory),
    tf.mul(batchBenefit(lossSlope, s, spec), 1 - memory),
  ) as tf.Tensor2D;
  const benefitWeight = memory * players.benefitWeight + (1 - memory);
  const benefit = scaledBenefit(benefitSum, benefitWeight, spec);
  const next = { ...players, benefit, benefitSum, benefitWeight };

  const usesNorm = spec.beta !== 0 || spec.eta !== 0;
  const norm = usesNorm ? normSquared(kernel) : tf.zerosLike(s);
  const gained = gain(benefit, spec.eta === 0 ? null : rivalry(kernel, s, norm), spec);
  const curvature = tf.mul(norm, 2 * spec.beta) as tf.Tensor2D;
  const beforeFee =
    spec.beta === 0 ? gained : (tf.sub(gained, tf.mul(curvature, s)) as tf.Tensor2D);
  // s is never negative, so sign(s) is the step function, and sign(0) = 0.
  const marginal = () => tf.sub(beforeFee, tf.mul(tf.step(s), fee));

  switch (spec.dynamics) {
    case 'projected':
      return { ...next, s: clip(tf.add(s, tf.mul(marginal(), spec.lrS))) };
    case 'proximal': {
      const moved = tf.add(s, tf.mul(beforeFee, spec.lrS));
      return { ...next, s: clip(tf.sub(moved, spec.lrS * fee)) };
    }
    case 'bestResponse': {
      const response = bestResponse(tf.sub(gained, fee), curvature, s);
      return { ...next, s: clip(tf.add(s, tf.mul(tf.sub(response, s), spec.lrS))) };
    }
    case 'adam': {
      const slope = tf.neg(marginal());
      const first = tf.add(tf.mul(players.first, ADAM.first), tf.mul(slope, 1 - ADAM.first));
      const second = tf.add(
        tf.mul(players.second, ADAM.second),
        tf.mul(tf.square(slope), 1 - ADAM.second),
      );
      const firstWeight = ADAM.first * players.firstWeight + (1 - ADAM.first);
      const secondWeight = ADAM.second * players.secondWeight + (1 - ADAM.second);
      const spread = tf.add(tf.sqrt(tf.div(second, secondWeight)), ADAM.epsilon);
      const direction = tf.div(tf.div(first, firstWeight), spread);
      return {
        ...next,
        s: clip(tf.sub(s, tf.mul(direction, spec.lrS))),
        first: first as tf.Tensor2D,
        second: second as tf.Tensor2D,
        firstWeight,
        secondWeight,
      };
    }
    default:
      return spec.dynamics satisfies never;
  }
}
