/**
 * How players move. Benefit and utility are those of src/game, the moves those of src/rules, for all players of a
 * group at once; everything has the shape in which the group's s broadcasts over its kernel (slices/).
 */
import * as tf from '@tensorflow/tfjs-core';
import { ADAM } from '../../game/adam.ts';
import type { PlayerLayer } from '../../game/network.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { Prices } from '../../game/utility.ts';
import type { RuleName } from '../../rules/registry.ts';
import type { PlayersState } from '../checkpoint.ts';
import { served, servedBy } from '../servedRules.ts';
import type { Slices } from './slices/slices.ts';

/** Tensors and weights gathered that a group of players carries from step to step. */
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

export type ShapeOfPlayers = [number, number];

export function newPlayers(shape: ShapeOfPlayers): Players {
  const zeros = () => tf.zeros<tf.Rank.R2>(shape);
  return {
    s: tf.ones(shape),
    benefit: zeros(),
    benefitSum: zeros(),
    benefitWeight: 0,
    first: zeros(),
    second: zeros(),
    firstWeight: 0,
    secondWeight: 0,
  };
}

/** A group's players from its part of a checkpoint. */
export function playersFrom(
  state: PlayersState,
  { first, count }: PlayerLayer,
  shape: ShapeOfPlayers,
): Players {
  const column = (all: Float64Array) =>
    tf.tensor2d(Float32Array.from(all.subarray(first, first + count)), shape);
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

/** All players, for a checkpoint. */
export async function readPlayersState(groups: readonly Players[]): Promise<PlayersState> {
  const [one] = groups;
  const column = async (name: 's' | 'benefit' | 'benefitSum' | 'first' | 'second') => {
    const parts = await Promise.all(groups.map((group) => group[name].data()));
    const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
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

/** Takes in what one batch tells of each player's benefit. @param lossSlope ∂L/∂s of the batch */
export function remember(players: Players, lossSlope: tf.Tensor2D, spec: RunSpec): Players {
  const memory = spec.benefitMemory;
  const benefitSum = tf.add(
    tf.mul(players.benefitSum, memory),
    tf.mul(batchBenefit(lossSlope, players.s, spec), 1 - memory),
  ) as tf.Tensor2D;
  return { ...players, benefitSum, benefitWeight: memory * players.benefitWeight + (1 - memory) };
}

/** b as it enters U, of all groups together. */
export function scaledBenefits(groups: readonly Players[], spec: RunSpec): tf.Tensor2D[] {
  const benefits = groups.map(
    ({ benefitSum, benefitWeight }) => tf.div(benefitSum, benefitWeight) as tf.Tensor2D,
  );
  // divNoNan: where all earn nothing every benefit is 0, and so is every share.
  const over = (size: tf.Tensor) => (benefit: tf.Tensor2D) =>
    tf.divNoNan(benefit, size) as tf.Tensor2D;
  switch (spec.benefitScale) {
    case 'absolute':
      return benefits;
    case 'relative':
      return benefits.map((benefit) => over(tf.mean(tf.abs(benefit)))(benefit));
    case 'relative-net': {
      const count = benefits.reduce((sum, { size }) => sum + size, 0);
      const sizes = benefits.map((benefit) => tf.sum(tf.abs(benefit)));
      return benefits.map(over(tf.div(tf.addN(sizes), count)));
    }
    default:
      return spec.benefitScale satisfies never;
  }
}

const clip = (s: tf.Tensor): tf.Tensor2D => tf.clipByValue(s, 0, 1) as tf.Tensor2D;

/** The parts of ∂U/∂s (equation 18) that do not depend on s itself, the fee apart. */
function gain(
  benefit: tf.Tensor2D,
  rivals: tf.Tensor2D | null,
  { alpha, eta }: Prices,
): tf.Tensor2D {
  const earned = tf.mul(benefit, alpha) as tf.Tensor2D;
  return rivals === null ? earned : tf.sub(earned, tf.mul(rivals, eta));
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

/** What moves the players of a group, all of it read at (θ_t, s_t); tensors of the shape of s. */
interface Forces {
  /** The parts of ∂U/∂s that do not depend on s itself, the fee apart. */
  readonly gained: tf.Tensor2D;
  /** 2β‖θ‖². */
  readonly curvature: tf.Tensor2D;
  /** ∂U/∂s, the fee apart. */
  readonly beforeFee: tf.Tensor2D;
  /** ∂U/∂s. */
  marginal(): tf.Tensor2D;
  readonly fee: number;
}

/** The rules of src/rules as operations on tensors. */
const moves = {
  projected: (players, { marginal }, rate) => ({
    ...players,
    s: clip(tf.add(players.s, tf.mul(marginal(), rate))),
  }),
  proximal: (players, { beforeFee, fee }, rate) => ({
    ...players,
    s: clip(tf.sub(tf.add(players.s, tf.mul(beforeFee, rate)), rate * fee)),
  }),
  bestResponse(players, { gained, curvature, fee }, rate) {
    const { s } = players;
    const response = bestResponse(tf.sub(gained, fee), curvature, s);
    return { ...players, s: clip(tf.add(s, tf.mul(tf.sub(response, s), rate))) };
  },
  adam(players, { marginal }, rate) {
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
      ...players,
      s: clip(tf.sub(players.s, tf.mul(direction, rate))),
      first: first as tf.Tensor2D,
      second: second as tf.Tensor2D,
      firstWeight,
      secondWeight,
    };
  },
} satisfies Partial<Record<RuleName, (players: Players, forces: Forces, rate: number) => Players>>;

/** Those that are computed here. */
export const tfjsRules = servedBy(moves);

/**
 * One step of all players of a group, everything read at (θ_t, s_t).
 *
 * @param players with the benefit that enters U
 * @param theta the kernel with the gates of all other kinds of players in it
 * @param prices of the group
 * @returns new tensors or, where nothing changed, the given ones
 */
export function movePlayers(
  players: Players,
  { normSquared, rivalry }: Slices,
  theta: tf.Tensor2D,
  spec: RunSpec,
  prices: Prices,
): Players {
  const { s, benefit } = players;
  const { beta, gamma: fee, eta } = prices;
  const usesNorm = beta !== 0 || eta !== 0;
  const norm = usesNorm ? normSquared(theta) : tf.zerosLike(s);
  const gained = gain(benefit, eta === 0 ? null : rivalry(theta, s, norm), prices);
  const curvature = tf.mul(norm, 2 * beta) as tf.Tensor2D;
  const beforeFee = beta === 0 ? gained : (tf.sub(gained, tf.mul(curvature, s)) as tf.Tensor2D);
  // s is never negative, so sign(s) is the step function, and sign(0) = 0.
  const marginal = (): tf.Tensor2D => tf.sub(beforeFee, tf.mul(tf.step(s), fee));
  const move = served(moves, spec.dynamics);
  return move(players, { gained, curvature, beforeFee, marginal, fee }, spec.lrS);
}
