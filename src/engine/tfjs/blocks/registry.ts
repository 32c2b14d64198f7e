/** What tfjs computes of the blocks in src/model/blocks. To serve another one, add a file and a line. */
import type { BlockName } from '../../../model/blocks/registry.ts';
import type { Arithmetic } from './arithmetic.ts';
import { conv2d } from './conv2d.ts';
import { dense } from './dense.ts';
import { leaky } from './leaky.ts';
import { maxPool } from './maxPool.ts';
import { relu } from './relu.ts';
import { tanh } from './tanh.ts';

export const arithmetics: Readonly<Partial<Record<BlockName, Arithmetic>>> = {
  dense,
  relu,
  leaky,
  tanh,
  conv2d,
  maxPool,
};
