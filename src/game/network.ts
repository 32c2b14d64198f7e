/** Groups of players. */
import type { Model } from '../model/model.ts';
import type { Granularity } from '../model/players.ts';
import { readModel } from '../model/readModel.ts';
import type { RunSpec } from './spec.ts';

/** A group of players that compete with one another; nothing above the engine assumes neurons. */
export interface PlayerLayer {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
}

export const playerCount = (layers: readonly PlayerLayer[]): number =>
  layers.reduce((sum, layer) => sum + layer.count, 0);

/** Of an MNIST image, and of what is read in it. */
const [PIXELS, DIGITS] = [784, 10];

/** @throws Error with a sentence if the text names no network; the table of parameters lets none such in */
export function modelOf({ network }: Pick<RunSpec, 'network'>): Model {
  const read = readModel(network, PIXELS, DIGITS);
  if (!read.ok) throw new Error(`The network “${network}” ${read.refusal}`);
  return read.model;
}
