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
  /** For a form: its name, and what the numbers of a token are. Left out: its name in the registry, and none. */
  readonly title?: string;
  readonly numbers?: readonly string[];
  /** For a form: what a letter at the token's end says. */
  readonly ending?: { readonly letter: string; readonly says: string };
  /**
   * Small plain data, whatever the numbers are: nothing is built before all bounds have been checked.
   *
   * @param groups what the groups of the token hold
   * @param input of what comes in
   * @returns the block, or what is wrong, as the end of a sentence that begins with the token
   */
  read(groups: readonly string[], input: Shape): Block | string;
}
