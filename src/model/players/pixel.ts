import type { PlayerKind } from './kind.ts';

export const pixel: PlayerKind = {
  keeps: ['input'],
  mayPlay: ({ kind }, { isFirst }) => kind === 'dense' && isFirst,
  label: 'pixel',
  help: 'A pixel of the image, or another number of an example: all weights that read it.',
  noun: 'one pixel of the image',
  nounElsewhere: 'one number of an example',
  group: { name: 'Input', inWords: 'the input' },
};
