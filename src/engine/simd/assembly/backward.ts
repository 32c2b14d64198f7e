/** From the slopes above a layer to the slopes of its players and of what they compute. */
import { accumulate, multiplyAdd } from './kernel';
import { PANEL, panelAt, panelWidth } from './panels';
import { SLAB, moveCursors, startCursors } from './slabs';
import { TINY, withoutTiny } from './tiny';

/** One row of a panel through gate and ReLU, in place; adds to the slopes by the gates. */
function gateRow(bytes: usize, activations: usize, gates: usize, slopes: usize, row: usize): void {
  const zero = f32x4.splat(0);
  const tiny = f32x4.splat(TINY);
  for (let b: usize = 0; b < bytes; b += 16) {
    const u = v128.load(activations + b);
    const s = v128.load(gates + b);
    const a = f32x4.mul(u, s);
    const d = withoutTiny(v128.and(v128.load(row + b), f32x4.gt(a, zero)), tiny);
    v128.store(slopes + b, multiplyAdd(d, u, v128.load(slopes + b)));
    v128.store(row + b, withoutTiny(f32x4.mul(d, s), tiny));
  }
}

/**
 * Through the gate and the ReLU of one layer. With u = relu(z) and a = s u: where a > 0,
 * ∂L/∂z = s ∂L/∂a and ∂L/∂s = Σ_rows u ∂L/∂a; elsewhere both are 0, at s = 0 too.
 *
 * @param lists ∂L/∂z of the layer above, image by image
 * @param places of each image in this layer's maps (maps.ts): rows are images · places
 * @param back the kernel above, transposed; [places · above, columns]
 * @param activations u; [rows, columns] @param gates s; [columns]
 * @param zeros [32]
 * @param slopes ∂L/∂s of each column; [columns] @param out ∂L/∂z; [rows, columns]
 * @param cursors room for the slabs, see slabs.ts; [2, images]
 */
export function backward(
  lists: usize,
  stride: usize,
  ends: usize,
  images: usize,
  places: usize,
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
  const stops = cursors + (images << 2);
  const rows = images * places;
  memory.fill(slopes, 0, columns << 2);
  for (let place: usize = 0; place < places; place++) {
    startCursors(lists, stride, images, cursors);
    let slab: usize = 0;
    // Once even where no unit is left to sum over: sums begin with something.
    do {
      const isLast = slab + SLAB >= above;
      moveCursors(ends, images, slab + SLAB, cursors);
      for (let first: usize = 0; first < columns; first += PANEL) {
        const width = panelWidth(columns, first);
        const bytes = width << 2;
        const panel = panelAt(back, places * above, first) + place * above * bytes;
        let at = panelAt(activations, rows, first) + place * bytes;
        let to = panelAt(out, rows, first) + place * bytes;
        for (let r: usize = 0; r < images << 2; r += 4) {
          const from = slab === 0 ? zeros : to;
          const list = load<usize>(cursors + r);
          accumulate(width, list, load<usize>(stops + r), panel, from, to, none);
          if (isLast) gateRow(bytes, at, gates + (first << 2), slopes + (first << 2), to);
          at += places * bytes;
          to += places * bytes;
        }
      }
      slab += SLAB;
    } while (slab < above);
  }
}

/** The same for slopes ∂L/∂a that are there already, in place. @param out [rows, columns] */
export function passGates(
  rows: usize,
  columns: usize,
  activations: usize,
  gates: usize,
  slopes: usize,
  out: usize,
): void {
  memory.fill(slopes, 0, columns << 2);
  for (let first: usize = 0; first < columns; first += PANEL) {
    const bytes = panelWidth(columns, first) << 2;
    const at = panelAt(activations, rows, first);
    const to = panelAt(out, rows, first);
    for (let r: usize = 0; r < rows * bytes; r += bytes) {
      gateRow(bytes, at + r, gates + (first << 2), slopes + (first << 2), to + r);
    }
  }
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
 * The transposed kernel, for `backward` and `convolveBack`, tap by tap: a row of a tap for each column of the
 * kernel. Entries that no pair of units owns are left as they are, for nothing is made of columns whose
 * activations are 0, as those of padding are.
 *
 * @param kernel [taps · units, columns]: a tap is what a unit below feeds at one place
 * @param edge of a convolution, whose taps come with each row reversed; 0 for their own order
 * @param out [taps · columns, unitColumns], unitColumns ≥ units
 */
export function transpose(
  kernel: usize,
  taps: usize,
  units: usize,
  columns: usize,
  out: usize,
  unitColumns: usize,
  edge: usize,
): void {
  for (let first: usize = 0; first < columns; first += PANEL) {
    const width = panelWidth(columns, first);
    let from = panelAt(kernel, taps * units, first);
    for (let tap: usize = 0; tap < taps; tap++) {
      const inRow = edge === 0 ? 0 : tap % edge;
      const order = edge === 0 ? tap : tap - inRow + (edge - 1 - inRow);
      for (let unit: usize = 0; unit < units; unit++) {
        const inPanel = unit & (PANEL - 1);
        const toWidth = panelWidth(unitColumns, unit - inPanel);
        let to = panelAt(out, taps * columns, unit - inPanel);
        to += ((order * columns + first) * toWidth + inPanel) << 2;
        for (let j: usize = 0; j < width; j++) {
          store<f32>(to, load<f32>(from));
          from += 4;
          to += toWidth << 2;
        }
      }
    }
  }
}
