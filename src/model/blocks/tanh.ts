import { activationKind } from './elementwise.ts';

/**
 * tanh z. Here the place of a gate matters: it scales the weights (equations 3 and 4 of the paper), so that it
 * stands before the tanh. tanh(s z) is not s tanh(z): a large z stays near ±1 until s is small.
 */
export const tanhKind = activationKind('tanh', {
  title: 'tanh',
  help: 'tanh z',
  note: 'Before a tanh, s scales the weights: a neuron gives tanh(s z), not s tanh(z). At s = 0 the gradient passes: where the benefit is ∂L/∂s, players that are out may come back.',
});
