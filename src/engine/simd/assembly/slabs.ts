/**
 * A panel of many rows does not fit the cache next to the core, and every product would fetch its row from
 * further away. So products take the rows in slabs, one slab for all sparse rows before the next one: the
 * sums are the same, in the same order, and stay in memory between two slabs.
 */
import { ENTRY_BYTES, ROW_BYTES } from './panels';

/** Rows of a slab: 192 of 128 bytes are three quarters of a first-level cache of 32 kB. */
export const SLAB: usize = 192;

/**
 * @param cursors where the entries of the slab begin, row by row, and behind them where they end;
 *   [2, rows] addresses
 */
export function startCursors(lists: usize, stride: usize, rows: usize, cursors: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    store<usize>(cursors + ((rows + row) << 2), lists + row * stride);
  }
}

/** Moves both to the next slab, which ends before the row `limit`. */
export function moveCursors(ends: usize, rows: usize, limit: usize, cursors: usize): void {
  const bytes = limit * ROW_BYTES;
  for (let row: usize = 0; row < rows; row++) {
    const stop = cursors + ((rows + row) << 2);
    let at = load<usize>(stop);
    store<usize>(cursors + (row << 2), at);
    const end = load<usize>(ends + (row << 2));
    while (at < end && (load<u32>(at) as usize) < bytes) at += ENTRY_BYTES;
    store<usize>(stop, at);
  }
}
