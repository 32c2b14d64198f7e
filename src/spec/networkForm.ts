/** A network's text as a form: a row for each block, with the numbers of its token. */
import type { BlockKind } from '../model/blocks/kind.ts';
import { blockKinds } from '../model/blocks/registry.ts';
import { textOfTokens, wordsOf } from '../model/readModel.ts';

export interface FormRow {
  readonly token: string;
  readonly title: string;
  readonly numbers: readonly { readonly label: string; readonly value: number }[];
  /** Null where the token has no such ending. */
  readonly ending: { readonly says: string; readonly isOn: boolean } | null;
}

const NUMBER = /\d+/g;

const kindOf = (token: string): [string, BlockKind] | undefined =>
  Object.entries<BlockKind>(blockKinds).find(([, kind]) => kind.token.test(token));

function rowOf(token: string): FormRow {
  const found = kindOf(token);
  if (found === undefined) return { token, title: token, numbers: [], ending: null };
  const [name, { title = name, numbers = [], ending }] = found;
  const values = token.match(NUMBER) ?? [];
  return {
    ...{ token, title },
    numbers: numbers.map((label, at) => ({ label, value: Number(values[at]) })),
    ending: ending ? { says: ending.says, isOn: token.endsWith(ending.letter) } : null,
  };
}

/** From the input to the logits; null where the text cannot be taken apart. */
export const rowsOf = (text: string): FormRow[] | null => wordsOf(text)?.tokens.map(rowOf) ?? null;

/** Blocks that can be put in: a token, and what it is. */
export const newBlocks: readonly { readonly token: string; readonly title: string }[] =
  Object.entries<BlockKind>(blockKinds).map(([name, { example, title = name }]) => ({
    token: example,
    title,
  }));

/** @param at which of the token's numbers, from 0 */
export function withNumber(token: string, at: number, value: number): string {
  let index = 0;
  return token.replace(NUMBER, (old) => (index++ === at ? String(value) : old));
}

/** The token with its ending put there or taken away. */
export function withEnding(token: string, isOn: boolean): string {
  const letter = kindOf(token)?.[1].ending?.letter ?? '';
  const bare = letter !== '' && token.endsWith(letter) ? token.slice(0, -letter.length) : token;
  return isOn ? bare + letter : bare;
}

/** The text with other blocks: these, and no others. */
export const withTokens = (text: string, tokens: readonly string[]): string =>
  textOfTokens(wordsOf(text)?.input ?? '', tokens);
