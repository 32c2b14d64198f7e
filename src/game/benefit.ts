/**
 * The marginal benefit b under every definition of it by equation (9). The measured quantity is
 * ∂L/∂s_i = ⟨∂L/∂θ̃_i, θ_i⟩; with respect to θ it carries the factor s_i.
 */
import type { BenefitSettings } from './rows/benefit.ts';

export type BenefitDefinition = Pick<
  BenefitSettings,
  'benefitSign' | 'benefitGradient' | 'benefitScale' | 'benefitMemory'
>;

/** One player's benefit from this batch alone, before memory and scale. */
export function batchBenefit(lossSlope: number, s: number, definition: BenefitDefinition): number {
  const slope = definition.benefitGradient === 'theta' ? s * lossSlope : lossSlope;
  switch (definition.benefitSign) {
    case 'printed':
      return slope;
    case 'descent':
      return -slope;
    case 'saliency':
      return Math.abs(slope);
    default:
      return definition.benefitSign satisfies never;
  }
}

/** A running mean that divides by the weight it has gathered, so early steps are not pulled to 0. */
export interface RunningMean {
  readonly sum: Float64Array;
  weight: number;
}

/** Adds one batch of benefits; shape [playerCount]. Memory 0 keeps the batch alone. */
export function remember(mean: RunningMean, benefit: ArrayLike<number>, memory: number): void {
  for (let i = 0; i < mean.sum.length; i++) {
    mean.sum[i] = memory * mean.sum[i] + (1 - memory) * benefit[i];
  }
  mean.weight = memory * mean.weight + (1 - memory);
}

/**
 * The benefit that enters U, for the players of one layer; shape [count]. Relative: each divided by
 * the layer's mean absolute benefit, players at zero included; a layer that earns nothing gets 0.
 */
export function scaledBenefit(
  mean: RunningMean,
  scale: BenefitSettings['benefitScale'],
): Float64Array {
  const benefit = mean.sum.map((value) => value / mean.weight);
  if (scale === 'absolute') return benefit;
  const average = benefit.reduce((sum, value) => sum + Math.abs(value), 0) / benefit.length;
  return average > 0 ? benefit.map((value) => value / average) : benefit.fill(0);
}
