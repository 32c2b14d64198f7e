/** Who plays in a network: which slices of which parameter tensor are one player each. */
import { learns, sizeOf, type Axis, type Block, type Model, type Shape } from './model.ts';
import {
  kindsPlaying,
  playerKinds,
  type Granularity,
  type PlayerChoice,
} from './players/registry.ts';

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

/**
 * The groups of players of a network, from the input on.
 *
 * @param granularities the kinds that play, those nearer to the input first
 */
export function playerGroups(
  { blocks }: Model,
  granularities: readonly Granularity[],
): PlayerGroup[] {
  const learning = [...blocks.entries()].filter(([, block]) => learns(block));
  const groups: PlayerGroup[] = [];
  let first = 0;
  learning.forEach(([index, block], at) => {
    const place = { isFirst: at === 0, isLast: at === learning.length - 1 };
    for (const granularity of granularities) {
      const { keeps, mayPlay, group } = playerKinds[granularity];
      if (!mayPlay(block, place)) continue;
      const count = sizeOf(extentsOf(block, keeps));
      const name = group?.name ?? `Layer ${at + 1}`;
      groups.push({ name, granularity, first, count, block: index, keeps });
      first += count;
    }
  });
  return groups;
}

/** Whether a choice of players is one for this network: somebody is of the kind by which it begins. */
export const canPlay = (model: Model, choice: PlayerChoice): boolean => {
  const first = kindsPlaying(choice).slice(0, 1);
  return playerGroups(model, first).length > 0;
};

/** How the players of a group lie side by side, in the order of their numbers, row after row. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

/** A row for each output of the block and a column for each weight of one, as far as players are told apart by them. */
export function gridOf({ blocks }: Model, { block, keeps }: PlayerGroup): Grid {
  const extents = (isWanted: (axis: Axis) => boolean): number =>
    sizeOf(extentsOf(blocks[block]!, keeps.filter(isWanted)));
  return {
    rows: extents((axis) => axis === 'output'),
    columns: extents((axis) => axis !== 'output'),
  };
}

/** Of the kernel's axes that stay. */
function extentsOf({ parameters }: Block, keeps: readonly Axis[]): Shape {
  const kernel = parameters.find(({ name }) => name === 'kernel')!;
  return kernel.shape.filter((_, at) => keeps.includes(kernel.axes[at]!));
}
