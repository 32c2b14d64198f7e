/** How the weights learn. */
import { choice, flag, number } from '../parameter.ts';

export const trainingRows = {
  optimizer: choice({
    symbol: '',
    name: 'Optimizer of θ',
    group: 'training',
    change: 'restart',
    equation: '16',
    default: 'adam',
    options: [
      { value: 'sgd', label: 'SGD', help: 'Plain gradient descent.' },
      { value: 'momentum', label: 'momentum', help: 'Gradient descent with momentum 0.9.' },
      { value: 'adam', label: 'Adam', help: 'Adam with 0.9, 0.999, 1e-8.' },
    ],
    help: 'How the weights move. The paper does not say.',
  }),
  lrTheta: number({
    symbol: 'η_θ',
    name: 'Weight rate',
    group: 'training',
    change: 'live',
    equation: '16',
    default: 1e-3,
    min: 1e-6,
    max: 1,
    scale: 'log',
    logFrom: 1e-6,
    help: 'Step size of θ.',
  }),
  costIntoTheta: flag({
    symbol: '',
    name: 'Costs reach the weights',
    group: 'training',
    change: 'live',
    default: false,
    help: 'Whether each player also lowers its own cost by moving its weights, not only its participation.',
  }),
  batchSize: number({
    symbol: '',
    name: 'Batch size',
    group: 'training',
    change: 'restart',
    default: 128,
    min: 1,
    max: 1024,
    integer: true,
    scale: 'log',
    logFrom: 1,
    unit: 'images',
    help: 'Images per step.',
  }),
} as const;
