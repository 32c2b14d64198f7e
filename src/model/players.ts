/**
 * Who plays in a network: which slices of which parameter tensor are one player each. A kind of player
 * keeps some axes of the tensor and takes the rest together: its participation is the same all over the
 * slice, and its ‖θ‖² and benefit are sums over it.
 */
import { sizeOf, type Axis, type Block, type Model } from './model.ts';

export type Granularity = 'weight' | 'neuron' | 'pixel';

/**
 * Who plays, by the name under which it is chosen. Where several kinds play in one kernel, its weights are
 * gated by all of them. To let other kinds play together, add a line.
 */
const choices = {
  neuron: ['neuron'],
  weight: ['weight'],
  pixel: ['pixel'],
  'pixel-neuron': ['pixel', 'neuron'],
} as const satisfies Readonly<Record<string, readonly Granularity[]>>;

export type PlayerChoice = keyof typeof choices;

/** The kinds that play, those nearer to the input first. */
export const kindsPlaying = (choice: PlayerChoice): readonly Granularity[] => choices[choice];

/** Players of one kind in one block, who compete with one another. */
export interface PlayerGroup {
  readonly name: string;
  readonly granularity: Granularity;
  /** Index of its first player among all players. */
  readonly first: number;
  readonly count: number;
  /** Index of the block in whose kernel they are slices. */
  readonly block: number;
  /** Axes of that kernel that stay; players are counted along the last one first. */
  readonly keeps: readonly Axis[];
}

/** Where a block stands among those that learn. */
interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

interface PlayerKind {
  /** Axes of a kernel that stay; their extents' product is the number of players. */
  readonly keeps: readonly Axis[];
  /** Whether players of this kind may stand in a block. */
  mayPlay(block: Block, place: Place): boolean;
}

/** To add a kind of player, add a row. */
const kinds: Readonly<Record<Granularity, PlayerKind>> = {
  // Biases go on: without its weights a unit is a constant, and no player is one.
  weight: { keeps: ['output', 'input'], mayPlay: ({ kind }) => kind === 'dense' },
  // A class must be answered for, so that the units of the last block do not play.
  neuron: { keeps: ['output'], mayPlay: ({ kind }, { isLast }) => kind === 'dense' && !isLast },
  pixel: { keeps: ['input'], mayPlay: ({ kind }, { isFirst }) => kind === 'dense' && isFirst },
};

/**
 * The groups of players of a network, from the input on.
 *
 * @param granularities the kinds that play, those nearer to the input first
 */
export function playerGroups(
  { blocks }: Model,
  granularities: readonly Granularity[],
): PlayerGroup[] {
  const learning = [...blocks.entries()].filter(([, { parameters }]) => parameters.length > 0);
  const groups: PlayerGroup[] = [];
  let first = 0;
  learning.forEach(([index, block], at) => {
    const place = { isFirst: at === 0, isLast: at === learning.length - 1 };
    for (const granularity of granularities) {
      const { keeps, mayPlay } = kinds[granularity];
      if (!mayPlay(block, place)) continue;
      const count = playersIn(block, keeps);
      const name = granularity === 'pixel' ? 'Input' : `Layer ${at + 1}`;
      groups.push({ name, granularity, first, count, block: index, keeps });
      first += count;
    }
  });
  return groups;
}

/** How many inputs the block of each group has. */
export const inputsOf = (model: Model, granularities: readonly Granularity[]): number[] =>
  playerGroups(model, granularities).map(({ block }) => sizeOf(model.blocks[block].input));

function playersIn({ parameters }: Block, keeps: readonly Axis[]): number {
  const kernel = parameters.find(({ name }) => name === 'kernel')!;
  return kernel.shape.reduce(
    (product, extent, axis) => (keeps.includes(kernel.axes[axis]) ? product * extent : product),
    1,
  );
}
