/** How tfjs computes the kinds of players in src/model/players. To serve another one, add a file and a line. */
import type { Granularity } from '../../../model/players/registry.ts';
import { filter } from './filter.ts';
import { neuron } from './neuron.ts';
import { pixel } from './pixel.ts';
import type { Slices } from './slices.ts';
import { weight } from './weight.ts';

export const slicesOf: Readonly<Partial<Record<Granularity, Slices>>> = {
  neuron,
  pixel,
  weight,
  filter,
};
