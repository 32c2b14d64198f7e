/**
 * All inner products ⟨θ_i, θ_j⟩ of a layer's players, O(inputs · columns²): the one thing here that is
 * not part of a step. Each pair of panels gives a tile of 32 × 32 sums, computed in blocks of 4 × 8 that
 * stay in eight registers, a few rows of both panels at a time so that these stay in the nearest cache
 * (and rounding errors small). ⟨θ_i, θ_j⟩ = ⟨θ_j, θ_i⟩: tiles and blocks below the diagonal are copies.
 */
import { multiplyAdd } from './kernel';
import { PANEL, panelAt, panelWidth } from './panels';
import { TINY, withoutTiny } from './tiny';

const TILE_BYTES: usize = 128;
/** Rows of two panels, 8 KB each, beside a tile of 4 KB. */
const ROWS: usize = 64;

const tile: usize = memory.data(4096, 16);

/** Four columns from `left` against four from `right`. @param strides bytes of a panel's row */
function block4(
  rows: usize,
  left: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  out: usize,
): void {
  let a0 = v128.load(out);
  let a1 = v128.load(out, 128);
  let a2 = v128.load(out, 256);
  let a3 = v128.load(out, 384);
  for (; rows > 0; rows--) {
    const x = v128.load(right);
    a0 = multiplyAdd(v128.load_splat<f32>(left), x, a0);
    a1 = multiplyAdd(v128.load_splat<f32>(left, 4), x, a1);
    a2 = multiplyAdd(v128.load_splat<f32>(left, 8), x, a2);
    a3 = multiplyAdd(v128.load_splat<f32>(left, 12), x, a3);
    left += leftStride;
    right += rightStride;
  }
  v128.store(out, a0);
  v128.store(out, a1, 128);
  v128.store(out, a2, 256);
  v128.store(out, a3, 384);
}

/** Four columns from `left` against eight from `right`. */
function block8(
  rows: usize,
  left: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  out: usize,
): void {
  let a0 = v128.load(out);
  let b0 = v128.load(out, 16);
  let a1 = v128.load(out, 128);
  let b1 = v128.load(out, 144);
  let a2 = v128.load(out, 256);
  let b2 = v128.load(out, 272);
  let a3 = v128.load(out, 384);
  let b3 = v128.load(out, 400);
  for (; rows > 0; rows--) {
    const x = v128.load(right);
    const y = v128.load(right, 16);
    let w = v128.load_splat<f32>(left);
    a0 = multiplyAdd(w, x, a0);
    b0 = multiplyAdd(w, y, b0);
    w = v128.load_splat<f32>(left, 4);
    a1 = multiplyAdd(w, x, a1);
    b1 = multiplyAdd(w, y, b1);
    w = v128.load_splat<f32>(left, 8);
    a2 = multiplyAdd(w, x, a2);
    b2 = multiplyAdd(w, y, b2);
    w = v128.load_splat<f32>(left, 12);
    a3 = multiplyAdd(w, x, a3);
    b3 = multiplyAdd(w, y, b3);
    left += leftStride;
    right += rightStride;
  }
  v128.store(out, a0);
  v128.store(out, b0, 16);
  v128.store(out, a1, 128);
  v128.store(out, b1, 144);
  v128.store(out, a2, 256);
  v128.store(out, b2, 272);
  v128.store(out, a3, 384);
  v128.store(out, b3, 400);
}

/** The sums of one pair of panels into `tile`; of a panel with itself only from the diagonal on. */
function fillTile(inputs: usize, left: usize, height: usize, right: usize, width: usize): void {
  const isDiagonal = left === right;
  memory.fill(tile, 0, height * TILE_BYTES);
  for (let k: usize = 0; k < inputs; k += ROWS) {
    const rows = inputs - k < ROWS ? inputs - k : ROWS;
    const leftRow = left + ((k * height) << 2);
    const rightRow = right + ((k * width) << 2);
    for (let i: usize = 0; i < height; i += 4) {
      const from = leftRow + (i << 2);
      const out = tile + i * TILE_BYTES;
      if (width === 4) {
        block4(rows, from, height << 2, rightRow, width << 2, out);
        continue;
      }
      const first: usize = isDiagonal ? i & ~7 : 0;
      for (let j: usize = first; j < width; j += 8) {
        block8(rows, from, height << 2, rightRow + (j << 2), width << 2, out + (j << 2));
      }
    }
  }
}

/** Writes `tile` where it belongs, and across the diagonal. */
function spreadTile(
  columns: usize,
  row: usize,
  height: usize,
  column: usize,
  width: usize,
  out: usize,
): void {
  for (let i: usize = 0; i < height; i++) {
    const first: usize = row === column ? i : 0;
    for (let j: usize = first; j < width; j++) {
      const value = load<f32>(tile + i * TILE_BYTES + (j << 2));
      store<f32>(out + (((row + i) * columns + column + j) << 2), value);
      store<f32>(out + (((column + j) * columns + row + i) << 2), value);
    }
  }
}

/**
 * @param kernel what is tiny in it becomes 0; [inputs, columns] in panels
 * @param out row-major; [columns, columns]
 */
export function gram(kernel: usize, inputs: usize, columns: usize, out: usize): void {
  const tiny = f32x4.splat(TINY);
  const end = kernel + ((inputs * columns) << 2);
  for (let at = kernel; at < end; at += 16) {
    v128.store(at, withoutTiny(v128.load(at), tiny));
  }
  for (let row: usize = 0; row < columns; row += PANEL) {
    const height = panelWidth(columns, row);
    const left = panelAt(kernel, inputs, row);
    for (let column = row; column < columns; column += PANEL) {
      const width = panelWidth(columns, column);
      fillTile(inputs, left, height, panelAt(kernel, inputs, column), width);
      spreadTile(columns, row, height, column, width, out);
    }
  }
}
