/** The text of a table, piece by piece: each of whole rows, so that no more of a large file lies in memory than is looked at. */
import type { Bytes } from '../../data/own/source.ts';
import { grouped } from '../../game/notes.ts';
import { refuse } from './refusal.ts';

const PIECE_BYTES = 2 ** 21;
/** Where no row ends in so many characters, none will. */
const LONGEST_ROW = 2 ** 23;

const encodings: readonly (readonly [string, readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** By its first bytes; a mark of UTF-8 is taken off by the decoder. */
const encodingOf = (bytes: Uint8Array): string =>
  encodings.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0] ?? 'utf-8';

function count(text: string, character: string): number {
  let times = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) times++;
  return times;
}

/** @returns where the last row ends that ends in the text: a line break inside quotation marks ends none; 0 for nowhere */
export function lastRowEnd(text: string): number {
  let before = count(text, '"');
  let end = text.length;
  for (
    let at = text.lastIndexOf('\n');
    at >= 0;
    at = at === 0 ? -1 : text.lastIndexOf('\n', at - 1)
  ) {
    before -= count(text.slice(at, end), '"');
    if (before % 2 === 0) return at + 1;
    end = at;
  }
  return 0;
}

/**
 * @param onProgress told the share of the file that has been read
 * @throws OwnDataError where the bytes are no text, or no row ends
 */
export async function* tableText(
  name: string,
  bytes: Bytes,
  onProgress: (share: number) => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let rest = '';
  for (let from = 0; from < bytes.size; from += PIECE_BYTES) {
    const to = Math.min(bytes.size, from + PIECE_BYTES);
    const piece = new Uint8Array(await bytes.slice(from, to).arrayBuffer());
    decoder ??= new TextDecoder(encodingOf(piece));
    if (decoder.encoding === 'utf-8') {
      const zero = piece.indexOf(0);
      if (zero >= 0)
        refuse(
          `${name} is no text: its byte ${grouped(from + zero)} is 0. A table is read as CSV.`,
        );
    }
    rest += decoder.decode(piece, { stream: to < bytes.size });
    const end = lastRowEnd(rest);
    if (end > 0) yield rest.slice(0, end);
    rest = rest.slice(end);
    if (rest.length > LONGEST_ROW)
      refuse(
        `${name} has a row that does not end within ${grouped(LONGEST_ROW)} characters; is a quotation mark missing after ${JSON.stringify(rest.slice(0, 30))}?`,
      );
    onProgress(to / bytes.size);
  }
  if (rest !== '') yield rest;
}
