/** The data sets that a network can learn from. To add one: a file beside this one, and a line here. */
import type { DataSet } from './dataSet.ts';
import { fashionMnist } from './fashionMnist.ts';
import { mnist } from './mnist.ts';

/** In the order in which they are offered. */
const registry = {
  mnist,
  'fashion-mnist': fashionMnist,
};

export type DataName = keyof typeof registry;

export const dataSets: Readonly<Record<DataName, DataSet>> = registry;

export const dataNames = Object.keys(registry) as DataName[];

/** The data set that a run's spec names. */
export const dataSetOf = ({ data }: { readonly data: DataName }): DataSet => dataSets[data];
