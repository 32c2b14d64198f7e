/** The presets in which a network plays. To add one: its name and its row. */
import type { Preset } from './preset.ts';
import { defaultSpec, type SpecPatch } from './spec.ts';

export type NetworkPresetName =
  | 'quick-contest'
  | 'very-high-beta'
  | 'extreme-beta'
  | 'l1-strong'
  | 'l1-l2'
  | 'contest'
  | 'neurons-80'
  | 'neurons-65'
  | 'neurons-45'
  | 'neurons-24'
  | 'neurons-22'
  | 'competition'
  | 'weights-joint'
  | 'weights-contest'
  | 'weights-lenet-5'
  | 'pixels-contest'
  | 'pixels-small'
  | 'filters-contest'
  | 'filters-small'
  | 'filters-tiny'
  | 'filters-joint'
  | 'fashion-contest'
  | 'spiral';
const paperRun = {
  network: 'paper',
  split: 'paper',
  epochs: 20,
  alpha: 1,
  beta: 0,
  gamma: 0,
  eta: 0,
  gammaWarmup: 0,
} as const satisfies SpecPatch;

/** As the field trains LeNet-300-100 for its tables: all images, a rate that falls to 0. */
const leNetRun = {
  ...paperRun,
  network: 'lenet-300-100',
  lrThetaSchedule: 'cosine',
} as const satisfies SpecPatch;

/**
 * The net that is left is small and would learn its images by heart: weights pay for their size too (β), and the game ends, with
 * so many players in each layer (docs/findings.md, “Neurons of the paper’s net”).
 */
const neuronsRun = {
  ...paperRun,
  beta: 3e-4,
  costIntoTheta: true,
  gammaWarmup: 8,
  lrS: 4e-4,
  gameEnds: 12,
  lrTheta: 4e-3,
  lrThetaSchedule: 'cosine',
} as const satisfies SpecPatch;

/** So few have to be found early: they need long to learn. */
const smallestRun = {
  ...neuronsRun,
  initialisation: 'glorot',
  inputNormalisation: 'standard',
  epochs: 60,
  beta: 1e-3,
  gamma: 21,
  gammaWarmup: 6,
  gameEnds: 8,
  lrTheta: 6e-3,
} as const satisfies SpecPatch;

/** Of every weight with every other: the shares are of the whole net’s benefit. */
const weightsContest = {
  ...leNetRun,
  granularity: 'weight',
  benefitGradient: 's',
  benefitScale: 'relative-net',
  beta: 2e-4,
  costIntoTheta: true,
  gamma: 12,
  gammaWarmup: 8,
  lrS: 5e-4,
  gameEnds: 16,
  lrTheta: 6e-3,
} as const satisfies SpecPatch;

/** LeNet-5 of Caffe: 20 and 50 filters, then 500 neurons. */
const filtersRun = {
  ...leNetRun,
  network: 'lenet-5',
  granularity: 'filter',
} as const satisfies SpecPatch;

/** The fee rises for four epochs, the game ends after seven; then the net that is left goes on learning. */
const filtersContest = {
  ...filtersRun,
  epochs: 16,
  gammaWarmup: 4,
  lrS: 5e-4,
  gameEnds: 7,
  lrTheta: 3e-3,
} as const satisfies SpecPatch;

export const networkPresets: Record<NetworkPresetName, Preset> = {
  'quick-contest': {
    label: 'Quick contest',
    help: 'A small net in which players drop out early; the page begins with it.',
    interpretation: 'contest',
    patch: { lrS: defaultSpec.lrS },
  },
  'very-high-beta': {
    label: 'Very High Beta',
    help: 'The paper’s first row: β = 0.1.',
    interpretation: 'printed-sgd',
    patch: { ...paperRun, beta: 0.1 },
    published: { testAccuracy: 96.64, sparsity: 0 },
  },
  'extreme-beta': {
    label: 'Extreme Beta',
    help: 'The paper’s second row: β = 0.5.',
    interpretation: 'printed-sgd',
    patch: { ...paperRun, beta: 0.5 },
    published: { testAccuracy: 91.15, sparsity: 95.18 },
  },
  'l1-strong': {
    label: 'L1 Sparsity Strong',
    help: 'The paper’s third row: β = 0.001, γ = 0.1.',
    interpretation: 'joint-adam',
    patch: { ...paperRun, beta: 0.001, gamma: 0.1 },
    published: { testAccuracy: 89.57, sparsity: 98.31 },
  },
  'l1-l2': {
    label: 'L1+L2 Combined',
    help: 'The paper’s fourth row: β = γ = 0.05.',
    interpretation: 'joint-adam',
    patch: { ...paperRun, beta: 0.05, gamma: 0.05 },
    published: { testAccuracy: 91.54, sparsity: 98.05 },
  },
  contest: {
    label: 'Contest',
    help: 'Players compete for shares of their layer’s benefit: γ rises to 5 over 5 epochs.',
    interpretation: 'contest',
    patch: { ...paperRun, gamma: 5, gammaWarmup: 5 },
  },
  'neurons-80': {
    label: 'Contest, 80 neurons',
    help: 'The neurons of the paper’s net compete for 12 epochs while their weights pay for size; 53 + 27 stay, and the net that is left goes on learning.',
    interpretation: 'contest',
    patch: { ...neuronsRun, gamma: 6, keep: '53,27' },
  },
  'neurons-65': {
    label: 'Contest, 65 neurons',
    help: 'The same contest at a higher fee: 43 + 22 stay.',
    interpretation: 'contest',
    patch: { ...neuronsRun, gamma: 7.5, keep: '43,22' },
  },
  'neurons-45': {
    label: 'Contest, 45 neurons',
    help: 'The same contest at a higher fee: 32 + 13 stay.',
    interpretation: 'contest',
    patch: { ...neuronsRun, gamma: 11, keep: '32,13' },
  },
  'neurons-24': {
    label: 'Contest, 24 neurons',
    help: 'A contest at a high fee for 8 of 60 epochs, whose weights pay more for size: 16 + 8 stay, 3 % of all.',
    interpretation: 'contest',
    patch: { ...smallestRun, keep: '16,8' },
  },
  'neurons-22': {
    label: 'Contest, 22 neurons',
    help: 'The same contest: 15 + 7 stay.',
    interpretation: 'contest',
    patch: { ...smallestRun, keep: '15,7' },
  },
  competition: {
    label: 'Competition only',
    help: 'Nothing but rivals: η = 1, β = γ = 0.',
    interpretation: 'printed-adam',
    patch: { ...paperRun, eta: 1 },
  },
  'weights-joint': {
    label: 'Weights, joint Adam',
    help: 'Each of the 266\u202f200 weights of LeNet-300-100 pays a small fee, and s moves by Adam. After 14 epochs s below 0.1 becomes 0, and the net that is left goes on learning.',
    interpretation: 'joint-adam',
    patch: {
      ...leNetRun,
      granularity: 'weight',
      gamma: 5e-5,
      gammaWarmup: 6,
      lrS: 4e-3,
      epsilon: 0.1,
      gameEnds: 14,
      lrTheta: 8e-3,
    },
  },
  'weights-contest': {
    label: 'Weights, contest',
    help: 'The 266\u202f200 weights of LeNet-300-100 compete for shares of the whole net’s benefit: γ rises to 12 over 8 epochs. After 16 epochs the net that is left goes on learning.',
    interpretation: 'contest',
    patch: weightsContest,
  },
  'weights-lenet-5': {
    label: 'Weights of LeNet-5, contest',
    help: 'The same contest of all 430\u202f500 weights of LeNet-5, filters’ and neurons’ alike: after 16 epochs about 6\u202f800 are left.',
    interpretation: 'contest',
    patch: { ...weightsContest, network: 'lenet-5' },
  },
  'pixels-contest': {
    label: 'Pixels and neurons, contest',
    help: 'Pixels and hidden neurons of LeNet-300-100 compete, each in its group, for 12 epochs; then the net that is left goes on learning.',
    interpretation: 'contest',
    patch: {
      ...leNetRun,
      granularity: 'pixel-neuron',
      benefitMemory: 0.8,
      beta: 1e-4,
      costIntoTheta: true,
      gamma: '1.2,2.5,1',
      gammaWarmup: 10,
      lrS: 5e-4,
      gameEnds: 12,
      lrTheta: 5e-3,
    },
  },
  'pixels-small': {
    label: 'Pixels and neurons, small net',
    help: 'The same contest at higher prices: about 7 % of the parameters are left.',
    interpretation: 'contest',
    patch: {
      ...leNetRun,
      granularity: 'pixel-neuron',
      initialisation: 'glorot',
      inputNormalisation: 'standard',
      benefitMemory: 0.97,
      beta: 2e-4,
      costIntoTheta: true,
      gamma: '1.2,2.5,1.5',
      gammaWarmup: 12,
      lrS: 2e-3,
      gameEnds: 14,
      lrTheta: 6e-3,
    },
  },
  'filters-contest': {
    label: 'Filters and neurons, contest',
    help: 'The 70 filters of LeNet-5 and the 500 neurons behind them compete layer by layer for 7 epochs: about 5 + 11 filters and 115 neurons are left, and that net goes on learning.',
    interpretation: 'contest',
    patch: { ...filtersContest, gamma: 3 },
  },
  'filters-small': {
    label: 'Filters and neurons, few neurons',
    help: 'The same contest at a fee of its own for each layer, the highest for neurons: about 8 + 16 filters and 50 neurons are left.',
    interpretation: 'contest',
    patch: { ...filtersContest, gamma: '2,2.5,5' },
  },
  'filters-tiny': {
    label: 'Filters and neurons, tiny net',
    help: 'The same contest at higher fees, and weights pay for size: 5 + 8 filters and 38 neurons stay, 1.5 % of the parameters.',
    interpretation: 'contest',
    patch: {
      ...filtersContest,
      beta: 1e-4,
      costIntoTheta: true,
      gamma: '2.5,3.5,7',
      keep: '5,8,38',
    },
  },
  'filters-joint': {
    label: 'Filters and neurons, joint Adam',
    help: 'Each filter and neuron of LeNet-5 pays a small fee, and s moves by Adam for 8 epochs.',
    interpretation: 'joint-adam',
    patch: { ...filtersRun, epochs: 8, gamma: 3e-3, lrS: 1e-3 },
  },
  'fashion-contest': {
    label: 'Fashion-MNIST, contest',
    help: 'The paper’s net reads clothes: its neurons compete for 10 epochs, then the net that is left, about a sixth of them, goes on learning.',
    interpretation: 'contest',
    patch: {
      ...paperRun,
      data: 'fashion-mnist',
      lrThetaSchedule: 'cosine',
      gamma: 3.5,
      gammaWarmup: 5,
      lrS: 4e-4,
      gameEnds: 10,
      lrTheta: 2e-3,
    },
  },
  spiral: {
    label: 'Spiral, contest',
    help: 'The 64 neurons of a small net draw a boundary between two arms; γ rises to 2 over 15 epochs, and about a quarter of them is left. It takes seconds.',
    interpretation: 'contest',
    patch: {
      data: 'spiral',
      network: 'small',
      points: 1000,
      batchSize: 16,
      epochs: 60,
      gamma: 2,
      gammaWarmup: 15,
      lrS: 1e-3,
      lrTheta: 6e-3,
    },
  },
};
