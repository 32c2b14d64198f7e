import { sizeOf, type Block } from '../model.ts';
import { imageOf, noImage, type Image } from './image.ts';
import type { BlockKind } from './kind.ts';

/** Far above what a browser trains in a bearable time. */
const MOST_FILTERS = 1024;

export interface Convolution {
  /** Of the image that comes in. */
  readonly image: Image;
  /** Edge of the kernel. */
  readonly edge: number;
  /** Rows and columns of zeros around the image. */
  readonly padding: number;
}

/**
 * z = W ∗ x + b: each filter looks at every place of the image with all its channels, one step at a time. (Not
 * turned round: what deep learning calls a convolution.)
 */
function conv2d(filters: number, { image, edge, padding }: Convolution): Block {
  const { height, width, channels } = image;
  const output = [height + 2 * padding - edge + 1, width + 2 * padding - edge + 1, filters];
  return {
    kind: 'conv2d',
    token: `c${filters}k${edge}${padding > 0 ? 's' : ''}`,
    input: [height, width, channels],
    output,
    parameters: [
      {
        name: 'kernel',
        shape: [edge, edge, channels, filters],
        axes: ['row', 'column', 'input', 'output'],
      },
      { name: 'bias', shape: [filters], axes: ['output'] },
    ],
    multiplications: sizeOf(output) * edge * edge * channels,
  };
}

const TOKEN = /^c(\d{1,5})k(\d{1,3})(s?)$/;

/** @param block of this kind */
export function convolutionOf({ token, input }: Block): Convolution {
  const [, , kernel, same] = TOKEN.exec(token)!;
  const edge = Number(kernel);
  return { image: imageOf(input)!, edge, padding: same === '' ? 0 : (edge - 1) / 2 };
}

export const conv2dKind: BlockKind = {
  token: TOKEN,
  example: 'c4k3',
  title: 'Convolution',
  numbers: ['filters', 'kernel’s edge'],
  ending: { letter: 's', says: 'keeps the image’s size' },
  help: 'a convolution of 4 filters of 3x3; c4k3s keeps the image’s size',
  note: null,
  read([written, kernel, same], input) {
    const [filters, edge] = [Number(written), Number(kernel)];
    const image = imageOf(input);
    if (image === null) return noImage(input);
    if (filters < 1 || filters > MOST_FILTERS)
      return `needs between 1 and ${MOST_FILTERS} filters.`;
    if (edge < 1) return 'needs a kernel of at least 1x1.';
    if (same !== '' && edge % 2 === 0)
      return `keeps the image’s size, for which its kernel must have a middle: ${edge} is even.`;
    // A kernel of one number keeps the size without being told to.
    const padding = same === '' ? 0 : (edge - 1) / 2;
    return Math.min(image.height, image.width) + 2 * padding < edge
      ? `has a kernel of ${edge}x${edge}, which is larger than what comes in, ${image.height}x${image.width}.`
      : conv2d(filters, { image, edge, padding });
  },
};
