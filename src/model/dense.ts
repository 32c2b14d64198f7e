/** Fully connected networks: dense blocks with a ReLU between each two, which have a short text. */
import { dense } from './blocks/dense.ts';
import { elementwise } from './blocks/elementwise.ts';
import type { Block, Model } from './model.ts';

/** @param widths of all layers, the input and the logits included; two at least */
export function denseModel(widths: readonly number[]): Model {
  const blocks: Block[] = [];
  for (const [layer, output] of widths.slice(1).entries()) {
    const input = widths[layer]!;
    if (layer > 0) blocks.push(elementwise('relu', [input]));
    blocks.push(dense([input], output));
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
  const [first] = blocks;
  if (!isPlain || first === undefined) return null;
  return [
    ...first.input,
    ...blocks.filter(({ kind }) => kind === 'dense').flatMap(({ output }) => output),
  ];
}
