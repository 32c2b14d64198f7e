import type { BlockName } from '../../model/blocks/registry.ts';
import type { Block } from '../../model/model.ts';

/**
 * What a format has for a block, out of its table.
 *
 * @param format inside a sentence
 * @throws Error with a sentence where the table has nothing for this kind of block
 */
export function writtenOf<Written>(
  table: Readonly<Partial<Record<BlockName, Written>>>,
  { kind }: Block,
  format: string,
): Written {
  const written = table[kind as BlockName];
  if (written === undefined)
    throw new Error(
      `A net with “${kind}” in it cannot be written as ${format}; take it as safetensors, which has the numbers alone.`,
    );
  return written;
}
