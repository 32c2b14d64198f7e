import type { PlayerKind } from './kind.ts';

export const pixel: PlayerKind = {
  keeps: ['input'],
  mayPlay: ({ kind }, { isFirst }) => kind === 'dense' && isFirst,
  label: 'pixel',
  help: 'A pixel of the image: all weights that read it.',
  noun: 'one pixel of the image',
  group: { name: 'Input', inWords: 'the input' },
};
