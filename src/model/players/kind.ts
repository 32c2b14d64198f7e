import type { Axis, Block } from '../model.ts';

/** Where a block stands among those that learn. */
export interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * A kind of player: which axes of a kernel stay and which it takes together. Its participation is the same all
 * over the slice, and its ‖θ‖² and benefit are sums over it.
 */
export interface PlayerKind {
  /** Axes of a kernel that stay; their extents' product is the number of players. */
  readonly keeps: readonly Axis[];
  /** Whether players of this kind may stand in a block. */
  mayPlay(block: Block, place: Place): boolean;
  /** As a choice of who plays: “weight”, and what that is. */
  readonly label: string;
  readonly help: string;
  /** What one player is, in the singular: “one hidden neuron”. */
  readonly noun: string;
  /** The same where examples are no images; left out where it is the same. */
  readonly nounElsewhere?: string;
  /** What its only group is called, by itself and inside a sentence; null where groups are counted: “Layer 2”. */
  readonly group: { readonly name: string; readonly inWords: string } | null;
}
