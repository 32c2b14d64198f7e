/** How participation moves, and when a player counts as pruned. */
import { choice, number, type ValuesOf } from '../parameter.ts';

export const dynamicsRows = {
  dynamics: choice({
    symbol: '',
    name: 'Dynamics',
    group: 'dynamics',
    change: 'live',
    equation: '17',
    default: 'projected',
    options: [
      {
        value: 'projected',
        label: 'projected gradient',
        help: 's moves along ∂U/∂s and is clipped to [0, 1] (equations 17, 18).',
      },
      {
        value: 'proximal',
        label: 'proximal',
        help: 'Soft threshold for γ: s becomes exactly 0, and the fee γ counts at s = 0 too.',
      },
      {
        value: 'bestResponse',
        label: 'damped best response',
        help: 's moves a fraction η_s of the way to its best response (equation 14).',
      },
      { value: 'adam', label: 'Adam', help: 'Adam on −∂U/∂s, clipped to [0, 1].' },
    ],
    help: 'How participation moves.',
  }),
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
