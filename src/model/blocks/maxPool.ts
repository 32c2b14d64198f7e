import type { Block } from '../model.ts';
import { imageOf, noImage } from './image.ts';
import type { BlockKind } from './kind.ts';

/** @param block of this kind @returns the edge of its windows */
export const windowOf = ({ token }: Block): number => Number(token.slice(1));

/**
 * The largest of each window, channel by channel; windows lie side by side, and rows and columns that fill none
 * are left out. It passes on what does not change the order of numbers: max(s z) = s max(z) for s ≥ 0, and
 * ReLU may stand before or behind it.
 */
export const maxPoolKind: BlockKind = {
  token: /^p(\d{1,3})$/,
  example: 'p2',
  title: 'Max-pooling',
  numbers: ['window’s edge'],
  help: 'the largest of each 2x2',
  note: null,
  read([written], input) {
    const edge = Number(written);
    const image = imageOf(input);
    if (image === null) return noImage(input);
    const { height, width, channels } = image;
    if (edge < 2) return 'needs windows of at least 2x2.';
    if (Math.min(height, width) < edge)
      return `leaves nothing: its windows of ${edge}x${edge} are larger than what comes in, ${height}x${width}.`;
    return {
      kind: 'maxPool',
      token: `p${edge}`,
      input,
      output: [Math.floor(height / edge), Math.floor(width / edge), channels],
      parameters: [],
      multiplications: 0,
    };
  },
};
