import { activationKind } from './elementwise.ts';

/** max(0, z). A gate that is not negative may stand before or behind it: max(0, s z) = s max(0, z). */
export const reluKind = activationKind('relu', {
  title: 'ReLU',
  help: 'ReLU, max(0, z)',
  note: null,
});
