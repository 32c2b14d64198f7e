/** The data sets that a network can learn from. To add one: a file beside this one, and a line here. */
import { fashionMnist } from './fashionMnist.ts';
import { mnist } from './mnist.ts';
import { own } from './own/own.ts';
import { pointSets } from './points/sets.ts';

/** In the order in which they are offered: data sets, and families of them. */
export const registry = {
  mnist,
  'fashion-mnist': fashionMnist,
  ...pointSets,
  own,
};

export type DataName = keyof typeof registry;

export const dataNames = Object.keys(registry) as DataName[];
