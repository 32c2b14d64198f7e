/** From the slopes above a layer to the slopes of its players and of what they compute. */
import { accumulate, multiplyAdd } from './kernel';
import { PANEL, panelAt, panelWidth } from './panels';
import { SLAB, moveCursors, startCursors } from './slabs';
import { TINY, withoutTiny } from './tiny';

/**
 * Through the gate and the ReLU of one layer. With u = relu(z) and a = s u: where a > 0,
 * ∂L/∂z = s ∂L/∂a and ∂L/∂s = Σ_rows u ∂L/∂a; elsewhere both are 0, at s = 0 too.
 *
 * @param lists ∂L/∂z of the layer above, row by row
 * @param back the kernel above, transposed; [above, columns]
 * @param activations u; [rows, columns] @param gates s; [columns]
 * @param zeros [32]
 * @param slopes ∂L/∂s of each column; [columns] @param out ∂L/∂z; [rows, columns]
 * @param cursors room for the slabs, see slabs.ts; [2, rows]
 */
export function backward(
  lists: usize,
  stride: usize,
  ends: usize,
  rows: usize,
  back: usize,
  above: usize,
  columns: usize,
  activations: usize,
  gates: usize,
  zeros: usize,
  slopes: usize,
  out: usize,
  cursors: usize,
): void {
  const none = f32x4.splat(-Infinity);
  const zero = f32x4.splat(0);
  const tiny = f32x4.splat(TINY);
  const stops = cursors + (rows << 2);
  memory.fill(slopes, 0, columns << 2);
  startCursors(lists, stride, rows, cursors);
  let slab: usize = 0;
  // Once even where no unit is left to sum over: sums begin with something.
  do {
    const isLast = slab + SLAB >= above;
    moveCursors(ends, rows, slab + SLAB, cursors);
    for (let first: usize = 0; first < columns; first += PANEL) {
      const width = panelWidth(columns, first);
      const bytes = width << 2;
      const panel = panelAt(back, above, first);
      const gate = gates + (first << 2);
      const slope = slopes + (first << 2);
      let at = panelAt(activations, rows, first);
      let to = panelAt(out, rows, first);
      for (let r: usize = 0; r < rows << 2; r += 4) {
        const from = slab === 0 ? zeros : to;
        accumulate(width, load<usize>(cursors + r), load<usize>(stops + r), panel, from, to, none);
        if (isLast) {
          for (let b: usize = 0; b < bytes; b += 16) {
            const u = v128.load(at + b);
            const s = v128.load(gate + b);
            const a = f32x4.mul(u, s);
            const d = withoutTiny(v128.and(v128.load(to + b), f32x4.gt(a, zero)), tiny);
            v128.store(slope + b, multiplyAdd(d, u, v128.load(slope + b)));
            v128.store(to + b, withoutTiny(f32x4.mul(d, s), tiny));
          }
        }
        at += bytes;
        to += bytes;
      }
    }
    slab += SLAB;
  } while (slab < above);
}

/** Column sums of a matrix: the gradient of the bias. @param out [columns] */
export function sumRows(matrix: usize, rows: usize, columns: usize, out: usize): void {
  for (let first: usize = 0; first < columns; first += PANEL) {
    const bytes = panelWidth(columns, first) << 2;
    const from = panelAt(matrix, rows, first);
    for (let b: usize = 0; b < bytes; b += 16) {
      let sum = f32x4.splat(0);
      for (let row: usize = 0; row < rows; row++) {
        sum = f32x4.add(sum, v128.load(from + row * bytes + b));
      }
      v128.store(out + (first << 2) + b, sum);
    }
  }
}

/**
 * The transposed kernel, for `backward`; entries that no pair of units owns are left as they are, for
 * `backward` makes nothing of columns whose activations are 0, as those of padding are.
 *
 * @param kernel [inputs, columns] @param out [columns, inputColumns], inputColumns ≥ inputs
 */
export function transpose(
  kernel: usize,
  inputs: usize,
  columns: usize,
  out: usize,
  inputColumns: usize,
): void {
  for (let first: usize = 0; first < columns; first += PANEL) {
    const width = panelWidth(columns, first);
    let from = panelAt(kernel, inputs, first);
    for (let k: usize = 0; k < inputs; k++) {
      const kInPanel = k & (PANEL - 1);
      const toWidth = panelWidth(inputColumns, k - kInPanel);
      let to = panelAt(out, columns, k - kInPanel) + ((first * toWidth + kInPanel) << 2);
      for (let j: usize = 0; j < width; j++) {
        store<f32>(to, load<f32>(from));
        from += 4;
        to += toWidth << 2;
      }
    }
  }
}
