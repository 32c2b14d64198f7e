/** Kernels lie with a row per output where they are trained on tfjs or WGSL, and with one per input elsewhere. */

/** @param rows shape [rowCount, columnCount] @returns shape [columnCount, rowCount] */
export function transposed(
  rows: Float32Array,
  rowCount: number,
  columnCount: number,
): Float32Array<ArrayBuffer> {
  const columns = new Float32Array(rows.length);
  for (let row = 0; row < rowCount; row++) {
    const from = row * columnCount;
    for (let k = 0; k < columnCount; k++) columns[k * rowCount + row] = rows[from + k];
  }
  return columns;
}
