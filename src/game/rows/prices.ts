/** The four prices, and how presence is phased in. */
import { number, price, type ValuesOf } from '../parameter.ts';

/** The four prices share one axis, so that thumbs at equal heights are equal prices. */
const common = {
  scale: 'log',
  logFrom: 1e-4,
  min: 0,
  max: 100,
  group: 'game',
  change: 'live',
} as const;

export const pricesRows = {
  alpha: price({
    ...common,
    symbol: 'α',
    name: 'Benefit',
    default: 1,
    equation: '9',
    help: 'Weight of the benefit: a player earns αsb.',
  }),
  beta: price({
    ...common,
    symbol: 'β',
    name: 'Size',
    default: 0,
    equation: '10',
    help: 'Price of size: a player pays β‖θ‖²s², so large weights cost more.',
  }),
  gamma: price({
    ...common,
    symbol: 'γ',
    name: 'Presence',
    default: 2,
    equation: '10',
    help: 'Fee for taking part: a player pays γs, whatever its weights are.',
  }),
  eta: price({
    ...common,
    symbol: 'η',
    name: 'Rivals',
    default: 0,
    equation: '10',
    help: 'Price of redundancy: a player pays for pointing the same way as others in its layer.',
  }),
  gammaWarmup: number({
    symbol: 'R',
    name: 'Presence warm-up',
    group: 'game',
    change: 'live',
    default: 1,
    min: 0,
    max: 20,
    scale: 'lin',
    unit: 'epochs',
    help: 'γ rises linearly from 0 to its full value over this many epochs, so that the net learns before the players pay the full fee.',
  }),
} as const;

export type PriceSettings = ValuesOf<typeof pricesRows>;
