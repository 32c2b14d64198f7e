/**
 * Where things lie. A matrix [rows, columns] of float32 is cut into panels of 32 columns, one after
 * the other, each row-major; so the rows that one panel's product reads are neighbours in the cache.
 * The last panel is 4, 8, 16 or 32 wide; `columns` always counts the padding, which holds zeros.
 * A row of a panel is therefore at most 128 bytes, or eight registers.
 *
 * A sparse row is a list of entries of 8 bytes: the index of what it multiplies, times 128 (that is
 * the byte offset of a row in a full panel), then the float32 factor.
 */

export const PANEL: usize = 32;
export const ENTRY_BYTES: usize = 8;
/** Bytes of a row in a full panel; the unit of an entry's offset. */
export const ROW_BYTES: usize = 128;

/** Width of the panel that begins at column `first`. */
export function panelWidth(columns: usize, first: usize): usize {
  const left = columns - first;
  return left < PANEL ? left : PANEL;
}

/** Address of the panel that begins at column `first`. */
export function panelAt(matrix: usize, rows: usize, first: usize): usize {
  return matrix + ((rows * first) << 2);
}

/** Address of one element. */
export function elementAt(
  matrix: usize,
  rows: usize,
  columns: usize,
  row: usize,
  column: usize,
): usize {
  const inPanel = column & (PANEL - 1);
  const first = column - inPanel;
  return panelAt(matrix, rows, first) + ((row * panelWidth(columns, first) + inPanel) << 2);
}
