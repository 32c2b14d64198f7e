import { neuron } from './neuron.ts';
import type { Slices } from './slices.ts';

/**
 * A player is a row, and has the bias of its channel. Inside the block s takes a multiplication a weight,
 * behind it one for every place of every image.
 */
export const filter: Slices = { ...neuron, stands: 'in kernel and bias' };
