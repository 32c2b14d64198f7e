import { activationKind } from './elementwise.ts';

/**
 * z where it is positive, z/100 where it is not. As for ReLU a gate may stand before or behind it; but it passes
 * something at 0 as well, so that a player at s = 0 is still told what it would bring.
 */
export const leakyKind = activationKind('leaky', {
  title: 'Leaky ReLU',
  help: 'leaky ReLU, max(z, z/100)',
  note: 'At s = 0 a leaky ReLU still passes a hundredth of the gradient: where the benefit is ∂L/∂s, players that are out may come back.',
});
