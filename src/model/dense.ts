/** Fully connected networks: dense blocks with a ReLU between each two, which have a short text. */
import { dense } from './blocks/dense.ts';
import { elementwise } from './blocks/elementwise.ts';
import type { Block, Model } from './model.ts';

/** @param widths of all layers, the input and the logits included; two at least */
export function denseModel(widths: readonly number[]): Model {
  const blocks: Block[] = [];
  for (let layer = 1; layer < widths.length; layer++) {
    if (layer > 1) blocks.push(elementwise('relu', [widths[layer - 1]]));
    blocks.push(dense([widths[layer - 1]], widths[layer]));
  }
  return { blocks };
}

/**
 * The widths of a fully connected network with a ReLU between each two of its dense blocks, for routes that
 * serve no other.
 *
 * @returns null for any other network
 */
export function denseWidths({ blocks }: Model): number[] | null {
  const isPlain =
    blocks.length % 2 === 1 &&
    blocks.every(
      ({ kind, input }, at) => kind === (at % 2 === 0 ? 'dense' : 'relu') && input.length === 1,
    );
  if (!isPlain) return null;
  const layers = blocks.filter(({ kind }) => kind === 'dense');
  return [layers[0].input[0], ...layers.map(({ output }) => output[0])];
}
