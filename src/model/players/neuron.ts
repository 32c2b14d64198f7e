import type { PlayerKind } from './kind.ts';

export const neuron: PlayerKind = {
  keeps: ['output'],
  // A class must be answered for, so that the units of the last block do not play. Those of a convolution are
  // filters: where neurons play alone, it plays with nobody.
  mayPlay: ({ kind }, { isLast }) => kind === 'dense' && !isLast,
  label: 'neuron',
  help: 'A hidden neuron: its incoming weights and bias.',
  noun: 'one hidden neuron',
  group: null,
};
