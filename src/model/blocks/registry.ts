/** All kinds of blocks. To add one, add a file and a line; what computes it is the engine's (tfjs/blocks). */
import { conv2dKind } from './conv2d.ts';
import { denseKind } from './dense.ts';
import type { BlockKind } from './kind.ts';
import { leakyKind } from './leaky.ts';
import { maxPoolKind } from './maxPool.ts';
import { reluKind } from './relu.ts';
import { tanhKind } from './tanh.ts';

export const blockKinds = {
  dense: denseKind,
  relu: reluKind,
  leaky: leakyKind,
  tanh: tanhKind,
  conv2d: conv2dKind,
  maxPool: maxPoolKind,
} as const satisfies Readonly<Record<string, BlockKind>>;

export type BlockName = keyof typeof blockKinds;

/** What tokens may be, in words: “d20 (a dense layer of 20 units), relu (…)”. */
export const blocksInWords = (): string =>
  Object.values<BlockKind>(blockKinds)
    .map(({ example, help }) => `${example} (${help})`)
    .join(', ');

/** What is to be said of a network with blocks of these kinds; each sentence once. */
export const notesOn = (kinds: readonly string[]): string[] =>
  Object.entries<BlockKind>(blockKinds).flatMap(([name, { note }]) =>
    note !== null && kinds.includes(name) ? [note] : [],
  );
