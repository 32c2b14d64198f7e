import type { Model } from '../../model/model.ts';
import type { PlayerChoice } from '../../model/players/registry.ts';
import { denseNetOf, type DenseNet } from '../denseNet.ts';

/** The network and its players as the SIMD step computes them; null where it cannot. */
export const servedNet = (model: Model, players: PlayerChoice): DenseNet | null =>
  players === 'neuron' || players === 'weight' ? denseNetOf(model, players) : null;
