import type { PlayerKind } from './kind.ts';

export const weight: PlayerKind = {
  keeps: ['output', 'row', 'column', 'input'],
  // Biases go on: without its weights a unit is a constant, and no player is one.
  mayPlay: ({ kind }) => kind === 'dense' || kind === 'conv2d',
  label: 'weight',
  help: 'A single weight; those of the output layer play as well, biases do not.',
  noun: 'one weight of the network',
  group: null,
};
