/** Who plays in a network: which slices of which parameter tensor are one player each. */
import { learns, sizeOf, type Axis, type Block, type Model, type Shape } from './model.ts';
import {
  kindsAt,
  kindsPlaying,
  namedByLayer,
  NOBODY,
  playerKinds,
  type Granularity,
  type Players,
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

/** @param kindsIn the kinds that play in a layer of weights, those nearer to the input first */
function groupsWhere(
  { blocks }: Model,
  kindsIn: (layer: number) => readonly Granularity[],
): PlayerGroup[] {
  const learning = [...blocks.entries()].filter(([, block]) => learns(block));
  const groups: PlayerGroup[] = [];
  let first = 0;
  learning.forEach(([index, block], at) => {
    const place = { isFirst: at === 0, isLast: at === learning.length - 1 };
    for (const granularity of kindsIn(at)) {
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

/** The groups of players of a network, from the input on. */
export const playerGroups = (model: Model, players: Players): PlayerGroup[] =>
  groupsWhere(model, (layer) => kindsAt(players, layer));

/** Why they cannot play in this network, as the end of a sentence that begins with its name; null where they can. */
export function misfitOfPlayers(model: Model, players: Players): string | null {
  const named = namedByLayer(players);
  if (named === null) {
    const first = kindsPlaying(players).slice(0, 1);
    return groupsWhere(model, () => first).length > 0 ? null : `has nobody of the kind ${players}`;
  }
  const layers = model.blocks.filter(learns).length;
  if (named.length !== layers)
    return `has ${layers} ${layers === 1 ? 'layer' : 'layers'} of weights, and players are named for ${named.length}`;
  const empty = named.findIndex(
    (here, at) =>
      here !== NOBODY &&
      groupsWhere(model, (layer) => (layer === at ? kindsAt(players, layer) : [])).length === 0,
  );
  return empty === -1 ? null : `has nobody of the kind ${named[empty]} in layer ${empty + 1}`;
}

/** Whether they are players for this network. */
export const canPlay = (model: Model, players: Players): boolean =>
  misfitOfPlayers(model, players) === null;

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
