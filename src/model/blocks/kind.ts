import type { Block, Shape } from '../model.ts';

/** A kind of block: how it is written in a network's text, and what it is then. */
export interface BlockKind {
  /** Its whole token; what its groups hold is for `read`. */
  readonly token: RegExp;
  /** A token, and what it stands for: “d20”, “a dense layer of 20 units”. */
  readonly example: string;
  readonly help: string;
  /** What is said of a network that has one, in a sentence; null where there is nothing to say. */
  readonly note: string | null;
  /**
   * Small plain data, whatever the numbers are: nothing is built before all bounds have been checked.
   *
   * @param groups what the groups of the token hold
   * @param input of what comes in
   * @returns the block, or what is wrong, as the end of a sentence that begins with the token
   */
  read(groups: readonly string[], input: Shape): Block | string;
}
