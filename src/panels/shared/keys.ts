/** Where the keys of a slider lead, in every picture that is read from one end to the other. */

/** Strides of one press of Page up or down. */
const PAGE = 10;

/**
 * @param at null while nothing is read: keys that lead back then begin at the last, the others at the first
 * @param last the end; the beginning is 0
 * @param stride of one press of an arrow
 * @returns where the key leads, which may lie beyond either end; undefined if it means nothing here
 */
export function alongAfterKey(
  key: string,
  at: number | null,
  last: number,
  stride = 1,
): number | undefined {
  const back = at ?? last + stride;
  const on = at ?? -stride;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return back - stride;
    case 'ArrowRight':
    case 'ArrowUp':
      return on + stride;
    case 'PageDown':
      return back - PAGE * stride;
    case 'PageUp':
      return on + PAGE * stride;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The same, but never beyond the ends. */
export function placeAfterKey(
  key: string,
  at: number | null,
  last: number,
  stride = 1,
): number | undefined {
  const target = alongAfterKey(key, at, last, stride);
  return target === undefined ? undefined : Math.max(0, Math.min(last, target));
}
