/** How the choices that the paper leaves open are closed: its interpretations. */
import type { SpecPatch } from '../spec/spec.ts';

export type InterpretationName =
  | 'printed-sgd'
  | 'printed-adam'
  | 'descent-theta'
  | 'descent-s'
  | 'saliency'
  | 'joint-adam'
  | 'joint-adam-flow'
  | 'contest';

export interface Interpretation {
  readonly label: string;
  readonly help: string;
  readonly patch: SpecPatch;
}

const plain = {
  benefitScale: 'absolute',
  benefitMemory: 0,
  dynamics: 'projected',
  optimizer: 'adam',
  lrTheta: 1e-3,
  costIntoTheta: false,
  lrS: 1e-3,
} as const satisfies SpecPatch;

export const interpretations: Record<InterpretationName, Interpretation> = {
  'printed-sgd': {
    label: 'as printed, θ by SGD',
    help: 'Equation 9 with its printed sign, the plain projected step, θ by SGD at 0.1.',
    patch: {
      ...plain,
      benefitSign: 'printed',
      benefitGradient: 'theta',
      optimizer: 'sgd',
      lrTheta: 0.1,
    },
  },
  'printed-adam': {
    label: 'as printed, θ by Adam',
    help: 'Equation 9 with its printed sign, the plain projected step, θ by Adam at 0.001.',
    patch: { ...plain, benefitSign: 'printed', benefitGradient: 'theta' },
  },
  'descent-theta': {
    label: 'loss descent by θ',
    help: 'The benefit with the sign that lowers the loss, taken with respect to θ.',
    patch: { ...plain, benefitSign: 'descent', benefitGradient: 'theta' },
  },
  'descent-s': {
    label: 'loss descent by s',
    help: 'The benefit with the sign that lowers the loss, taken with respect to s.',
    patch: { ...plain, benefitSign: 'descent', benefitGradient: 's' },
  },
  saliency: {
    label: 'saliency',
    help: 'The absolute value of the printed benefit.',
    patch: { ...plain, benefitSign: 'saliency', benefitGradient: 'theta' },
  },
  'joint-adam': {
    label: 'joint Adam',
    help: 'Adam on s as well as on θ, loss descent with respect to s; θ follows the cross-entropy only.',
    patch: { ...plain, benefitSign: 'descent', benefitGradient: 's', dynamics: 'adam' },
  },
  'joint-adam-flow': {
    label: 'joint Adam, costs reach θ',
    help: 'As joint Adam, and each player also lowers its own cost by its weights.',
    patch: {
      ...plain,
      benefitSign: 'descent',
      benefitGradient: 's',
      dynamics: 'adam',
      costIntoTheta: true,
    },
  },
  contest: {
    label: 'contest',
    help: 'Not from the paper: to stay, a player must earn more than γ times the average of those it is compared with. Of the interpretations tried, only this one leaves some players fully in and the others out.',
    patch: {
      ...plain,
      benefitSign: 'saliency',
      benefitGradient: 'theta',
      benefitScale: 'relative',
      benefitMemory: 0.99,
      lrS: 2e-4,
    },
  },
};

export const interpretationNames = Object.keys(interpretations) as InterpretationName[];
