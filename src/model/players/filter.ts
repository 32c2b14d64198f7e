import type { PlayerKind } from './kind.ts';

/**
 * An output channel of a convolution with its bias, gated before the activation: h = relu(s (W ∗ x + b)). As
 * s ≥ 0, ReLU, leaky ReLU and max-pooling commute with it, s relu(z) = relu(s z) and s max(z) = max(s z), so that
 * the place of the gate matters before a tanh alone.
 */
export const filter: PlayerKind = {
  keeps: ['output'],
  mayPlay: ({ kind }) => kind === 'conv2d',
  label: 'filter',
  help: 'A filter of a convolution: its kernel and bias.',
  noun: 'one filter',
  group: null,
};
