import type { PlayerKind } from './kind.ts';

export const weight: PlayerKind = {
  keeps: ['output', 'input'],
  // Biases go on: without its weights a unit is a constant, and no player is one.
  mayPlay: ({ kind }) => kind === 'dense',
  label: 'weight',
  help: 'A single weight; those of the output layer play as well, biases do not.',
  noun: 'one weight of the network',
  group: null,
};
