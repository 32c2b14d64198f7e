/** One value, or one for each group of players: how an address, a log, a sweep and a program write it. */

/** As many groups as a game by hand may have layers, more than any network has. */
const MOST_GROUPS = 64;

/**
 * The values of a list, of a text whose values are joined by `,` or `_`, with brackets or without, or the one value that
 * it is; null where they are none or too many.
 *
 * @param mostCharacters of one value as text
 */
export function listParts(raw: unknown, mostCharacters: number): readonly unknown[] | null {
  const parts =
    typeof raw === 'string' && raw.length <= mostCharacters * MOST_GROUPS
      ? raw
          .trim()
          .replace(/^\[(.*)\]$/, '$1')
          .split(/[,_]/)
      : Array.isArray(raw)
        ? (raw as unknown[])
        : [raw];
  // Not as it is: a list may have holes, which loops pass over.
  return parts.length === 0 || parts.length > MOST_GROUPS ? null : Array.from(parts);
}
