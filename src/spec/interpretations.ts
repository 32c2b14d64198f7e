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
  | 'contest'
  | 'sigmoid-gates'
  | 'weight-norms';

export interface Interpretation {
  readonly label: string;
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
    patch: { ...plain, benefitSign: 'printed', benefitGradient: 'theta' },
  },
  'descent-theta': {
    label: 'loss descent by θ',
    patch: { ...plain, benefitSign: 'descent', benefitGradient: 'theta' },
  },
  'descent-s': {
    label: 'loss descent by s',
    patch: { ...plain, benefitSign: 'descent', benefitGradient: 's' },
  },
  saliency: {
    label: 'saliency',
    patch: { ...plain, benefitSign: 'saliency', benefitGradient: 'theta' },
  },
  'joint-adam': {
    label: 'joint Adam',
    patch: { ...plain, benefitSign: 'descent', benefitGradient: 's', dynamics: 'adam' },
  },
  'joint-adam-flow': {
    label: 'joint Adam, costs reach θ',
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
    patch: {
      ...plain,
      benefitSign: 'saliency',
      benefitGradient: 'theta',
      benefitScale: 'relative',
      benefitMemory: 0.99,
      lrS: 2e-4,
    },
  },
  'sigmoid-gates': {
    label: 'sigmoid gates',
    patch: {
      ...plain,
      benefitSign: 'descent',
      benefitGradient: 's',
      dynamics: 'sigmoid',
      lrS: 0.5,
    },
  },
  'weight-norms': {
    label: 'benefit from weight norms',
    patch: { ...plain, benefitSign: 'saliency', benefitGradient: 'theta', dynamics: 'norms' },
  },
};

export const interpretationNames = Object.keys(interpretations) as InterpretationName[];
