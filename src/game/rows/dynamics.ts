/** How fast participation moves, and when a player counts as pruned. */
import { number, type ValuesOf } from '../parameter.ts';

export const dynamicsRows = {
  lrS: number({
    symbol: 'η_s',
    name: 'Participation rate',
    group: 'dynamics',
    change: 'live',
    equation: '17',
    default: 5e-4,
    min: 1e-6,
    max: 1,
    scale: 'log',
    logFrom: 1e-6,
    help: 'Step size of s. For best response it is the damping: the fraction of the way taken per step.',
  }),
  epsilon: number({
    symbol: 'ε',
    name: 'Pruning threshold',
    group: 'dynamics',
    change: 'live',
    equation: 'Algorithm 1',
    default: 0.01,
    min: 1e-4,
    max: 0.5,
    scale: 'log',
    logFrom: 1e-4,
    help: 'A player with s < ε counts as pruned.',
  }),
} as const;

export type DynamicsSettings = ValuesOf<typeof dynamicsRows>;
