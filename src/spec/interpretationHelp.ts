/** What each interpretation is, for whoever chooses one; apart from them, for the page begins without. */
import type { InterpretationName } from './interpretations.ts';

export const interpretationHelp: Readonly<Record<InterpretationName, string>> = {
  'printed-sgd': 'Equation 9 with its printed sign, the plain projected step, θ by SGD at 0.1.',
  'printed-adam': 'Equation 9 with its printed sign, the plain projected step, θ by Adam at 0.001.',
  'descent-theta': 'The benefit with the sign that lowers the loss, taken with respect to θ.',
  'descent-s': 'The benefit with the sign that lowers the loss, taken with respect to s.',
  saliency: 'The absolute value of the printed benefit.',
  'joint-adam':
    'Adam on s as well as on θ, loss descent with respect to s; θ follows the cross-entropy only.',
  'joint-adam-flow': 'As joint Adam, and each player also lowers its own cost by its weights.',
  contest:
    'Not from the paper: to stay, a player must earn more than γ times the average of those it is compared with. Of the interpretations tried, only this one leaves some players fully in and the others out.',
  'sigmoid-gates':
    'As others have built it from this paper: s = σ(φ), and φ moves along the utility, with the benefit that lowers the loss. The paper projects s on [0, 1] instead; here no s is ever exactly 0.',
  'weight-norms':
    'As others have built it from this paper: a player earns by ‖θ‖² alone, here as a share of its group’s mean. It is no benefit of equation 9: the loss has no say in who stays.',
};
