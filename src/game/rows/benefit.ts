/** Who plays, and what a player earns: how equation 9 is read. */
import { playerChoices } from '../../model/players/registry.ts';
import { choice, number, players, type ValuesOf } from '../parameter.ts';

export const benefitRows = {
  granularity: players({
    symbol: '',
    name: 'Player',
    group: 'benefit',
    change: 'restart',
    equation: '1',
    default: 'neuron',
    options: playerChoices,
    help: 'What one player is. Neurons of the output layer never play: each class needs its own.',
  }),
  benefitSign: choice({
    symbol: '',
    name: 'Benefit sign',
    group: 'benefit',
    change: 'live',
    equation: '9',
    default: 'saliency',
    options: [
      {
        value: 'printed',
        label: 'as printed, +',
        help: 'Equation 9 as printed. It rewards raising the loss.',
      },
      {
        value: 'descent',
        label: 'loss descent, −',
        help: 'Minus the gradient: a player earns by lowering the loss.',
      },
      {
        value: 'saliency',
        label: 'saliency, | |',
        help: 'The absolute value: a player earns by how strongly the loss depends on it.',
      },
    ],
    help: 'The sign of the benefit. The paper prints +, which rewards raising the loss.',
  }),
  benefitGradient: choice({
    symbol: '',
    name: 'Benefit gradient',
    group: 'benefit',
    change: 'live',
    equation: '9',
    default: 'theta',
    options: [
      {
        value: 'theta',
        label: '⟨∂L/∂θ, θ⟩',
        help: 'With respect to θ: it equals s ∂L/∂s, so it shrinks with s and is 0 at s = 0.',
      },
      {
        value: 's',
        label: '∂L/∂s',
        help: 'With respect to s: it does not shrink with s, so it can bring players near 0 back. At exactly 0 a ReLU passes nothing, so there it is 0 too.',
      },
    ],
    help: 'Which gradient the benefit uses. They differ by a factor s.',
  }),
  benefitScale: choice({
    symbol: '',
    name: 'Benefit scale',
    group: 'benefit',
    change: 'live',
    default: 'relative',
    options: [
      { value: 'absolute', label: 'absolute', help: 'The benefit as it is.' },
      {
        value: 'relative',
        label: 'relative to the layer',
        help: 'Divided by the layer’s mean absolute benefit, so that players compete for shares.',
      },
      {
        value: 'relative-net',
        label: 'relative to the whole net',
        help: 'Divided by the mean absolute benefit of all players, so that layers compete too.',
      },
    ],
    help: 'Whether a player is judged by what it earns, or by its share of what its layer or the net earns.',
  }),
  benefitMemory: number({
    symbol: 'ρ',
    name: 'Benefit memory',
    group: 'benefit',
    change: 'live',
    default: 0.99,
    min: 0,
    max: 0.999,
    scale: 'lin',
    help: 'Running mean of the benefit over steps; 0 uses the current batch alone.',
  }),
} as const;

export type BenefitSettings = ValuesOf<typeof benefitRows>;
