/** What an optimizer remembers of θ: how many numbers a weight, and how they fade. */
import type { RunSpec } from '../game/spec.ts';

/** Numbers kept for each weight: none, heavy ball's velocity, Adam's unscaled sums of g and of g². */
export const MOMENTS: Record<RunSpec['optimizer'], number> = { sgd: 0, momentum: 1, adam: 2 };

/** What a step leaves of each; heavy ball has the first alone. */
export const DECAY = { first: 0.9, second: 0.999 } as const;

/** One dense layer at full width: kernels [inputCount, outputCount] row-major, biases [outputCount]. */
export interface LayerState {
  readonly inputCount: number;
  readonly outputCount: number;
  /** θ, then the moments that the optimizer has. */
  readonly kernels: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
}

/** Whether each of `count` units is among those active. */
function flags(count: number, active: Uint32Array): Uint8Array {
  const isActive = new Uint8Array(count);
  for (const unit of active) isActive[unit] = 1;
  return isActive;
}

/**
 * Leaves the moments of inactive weights, in place, as so many steps without a gradient would.
 *
 * @param active units of each layer that a step handles, the input's first; a weight is inactive where
 *   one of its ends is
 */
export function fadeInactive(
  layers: readonly LayerState[],
  active: readonly Uint32Array[],
  steps: number,
): void {
  const factors = [1, DECAY.first, DECAY.second];
  layers.forEach(({ inputCount, outputCount, kernels, biases }, l) => {
    const isInputActive = flags(inputCount, active[l]);
    const isOutputActive = flags(outputCount, active[l + 1]);
    for (let i = 1; i < kernels.length; i++) {
      const factor = factors[i] ** steps;
      for (let j = 0; j < outputCount; j++) if (!isOutputActive[j]) biases[i][j] *= factor;
      for (let k = 0; k < inputCount; k++) {
        for (let j = 0; j < outputCount; j++) {
          if (!isInputActive[k] || !isOutputActive[j]) kernels[i][k * outputCount + j] *= factor;
        }
      }
    }
  });
}
