import { sizeOf, type Block, type Shape } from '../model.ts';
import type { BlockKind } from './kind.ts';

/** Far above what a browser trains in a bearable time. */
const MOST_UNITS = 4096;

/** z = W x + b of all features together; of an image, channel by channel. */
export function dense(input: Shape, units: number): Block {
  const features = sizeOf(input);
  return {
    kind: 'dense',
    token: `d${units}`,
    input: [features],
    output: [units],
    parameters: [
      { name: 'kernel', shape: [features, units], axes: ['input', 'output'] },
      { name: 'bias', shape: [units], axes: ['output'] },
    ],
    multiplications: features * units,
  };
}

export const denseKind: BlockKind = {
  token: /^d(\d{1,9})$/,
  example: 'd20',
  title: 'Dense layer',
  numbers: ['units'],
  help: 'a dense layer of 20 units',
  note: null,
  read([written], input) {
    const units = Number(written);
    return units < 1 || units > MOST_UNITS
      ? `needs between 1 and ${MOST_UNITS} units.`
      : dense(input, units);
  },
};
