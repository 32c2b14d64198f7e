/**
 * Who plays in a network: which slices of which parameter tensor are one player each. A kind of player
 * keeps some axes of the tensor and takes the rest together: its participation is the same all over the
 * slice, and its ‖θ‖² and benefit are sums over it.
 */
import type { Axis, Block, Model } from './model.ts';

export type Granularity = 'weight' | 'neuron' | 'filter';

/** Players of one kind in one block, who compete with one another. */
export interface PlayerGroup {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
  /** Index of the block in whose kernel they are slices. */
  readonly block: number;
  /** Axes of that kernel that stay. */
  readonly keeps: readonly Axis[];
}

interface PlayerKind {
  /** Axes of a kernel that stay; their extents' product is the number of players. */
  readonly keeps: readonly Axis[];
  /** Whether players of this kind may stand in a block. */
  mayPlay(block: Block, isLast: boolean): boolean;
}

const kinds: Partial<Record<Granularity, PlayerKind>> = {
  // A class must be answered for, so that the units of the last block do not play.
  neuron: { keeps: ['output'], mayPlay: ({ kind }, isLast) => kind === 'dense' && !isLast },
};

/**
 * The groups of players of a network, from the input on.
 *
 * @throws Error if no player of this kind is known
 */
export function playerGroups({ blocks }: Model, granularity: Granularity): PlayerGroup[] {
  const kind = kinds[granularity];
  if (kind === undefined) throw new Error(`No ${granularity} plays here yet.`);
  const groups: PlayerGroup[] = [];
  let first = 0;
  for (const [index, block] of blocks.entries()) {
    if (!kind.mayPlay(block, index === blocks.length - 1)) continue;
    const kernel = block.parameters.find(({ name }) => name === 'kernel');
    if (kernel === undefined) continue;
    const count = kernel.shape.reduce(
      (product, extent, axis) =>
        kind.keeps.includes(kernel.axes[axis]) ? product * extent : product,
      1,
    );
    const name = `Layer ${groups.length + 1}`;
    groups.push({ name, granularity, first, count, block: index, keeps: kind.keeps });
    first += count;
  }
  return groups;
}
