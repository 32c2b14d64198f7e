/** What an optimizer remembers of θ: how many numbers a weight, and how they fade. */
import { ADAM } from '../game/adam.ts';
import type { RunSpec } from '../spec/spec.ts';

/** Numbers kept for each weight: none, heavy ball's velocity, Adam's unscaled sums of g and of g². */
export const MOMENTS: Record<RunSpec['optimizer'], number> = { sgd: 0, momentum: 1, adam: 2 };

/** Heavy ball as PyTorch has it: v ← μ v + g, θ ← θ − rate v. */
export const MOMENTUM = 0.9;

/** What a step leaves of each moment. */
export const DECAYS = {
  sgd: [],
  momentum: [MOMENTUM],
  adam: [ADAM.first, ADAM.second],
} as const satisfies Record<RunSpec['optimizer'], readonly number[]>;

/**
 * The rate and ε of one step. Adam (Kingma and Ba, 2015) has unscaled sums, M = Σ first^k g and
 * V = Σ second^k g², and moves by θ ← θ − rate · M / (√V + ε): the factors (1 − first), (1 − second) and
 * the bias corrections are numbers, and folding them into rate and ε saves four passes over every weight.
 *
 * @param step number of this step, from 1
 */
export function thetaStep(
  optimizer: RunSpec['optimizer'],
  rate: number,
  step: number,
): { rate: number; epsilon: number } {
  if (optimizer !== 'adam') return { rate, epsilon: 0 };
  const firstScale = (1 - ADAM.first) / (1 - ADAM.first ** step);
  const secondScale = Math.sqrt((1 - ADAM.second) / (1 - ADAM.second ** step));
  return { rate: (rate * firstScale) / secondScale, epsilon: ADAM.epsilon / secondScale };
}

/** One dense layer at full width: kernels [inputCount, outputCount] row-major, biases [outputCount]. */
export interface LayerState {
  readonly inputCount: number;
  readonly outputCount: number;
  /** θ, then the moments that the optimizer has. */
  readonly kernels: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
}

/** Whether each of `count` is among those listed. */
function flags(count: number, active: Uint32Array): Uint8Array {
  const isActive = new Uint8Array(count);
  for (const unit of active) isActive[unit] = 1;
  return isActive;
}

/** What of a net a step handles. */
export interface Handled {
  /** Units of each layer, the input's first. */
  readonly active: readonly Uint32Array[];
  /** Rows of each kernel; left out where they are the units of the layer before. */
  readonly rows?: readonly Uint32Array[];
}

/**
 * Leaves the moments of inactive weights, in place, as so many steps without a gradient would.
 *
 * @param optimizer whose moments they are
 * @param handled a weight is inactive where its row or its unit is not among them
 */
export function fadeInactive(
  layers: readonly LayerState[],
  optimizer: RunSpec['optimizer'],
  { active, rows = active }: Handled,
  steps: number,
): void {
  const factors = DECAYS[optimizer].map((decay) => decay ** steps);
  layers.forEach(({ inputCount, outputCount, kernels, biases }, l) => {
    const isInputActive = flags(inputCount, rows[l]);
    const isOutputActive = flags(outputCount, active[l + 1]);
    for (const [moment, factor] of factors.entries()) {
      const i = 1 + moment;
      for (let j = 0; j < outputCount; j++) if (!isOutputActive[j]) biases[i][j] *= factor;
      for (let k = 0; k < inputCount; k++) {
        for (let j = 0; j < outputCount; j++) {
          if (!isInputActive[k] || !isOutputActive[j]) kernels[i][k * outputCount + j] *= factor;
        }
      }
    }
  });
}
