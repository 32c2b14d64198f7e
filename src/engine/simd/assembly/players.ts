/** What the costs of the players are made of, O(inputs · columns) each. */
import { multiplyAdd } from './kernel';
import { PANEL, panelAt, panelWidth } from './panels';

export function upperHalf(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 2, 3, 2, 3);
}

function addSquares(sum: v128, x: v128): v128 {
  const wide = f64x2.promote_low_f32x4(x);
  return f64x2.add(sum, f64x2.mul(wide, wide));
}

/** Of four columns. @param stride bytes from row to row */
function normSquared4(from: usize, inputs: usize, stride: usize, out: usize): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let k: usize = 0; k < inputs; k++) {
    const x = v128.load(from);
    low = addSquares(low, x);
    high = addSquares(high, upperHalf(x));
    from += stride;
  }
  v128.store(out, low);
  v128.store(out, high, 16);
}

/** Of sixteen columns, a cache line of each row. @param stride bytes from row to row */
function normSquared16(from: usize, inputs: usize, stride: usize, out: usize): void {
  let n0 = f64x2.splat(0);
  let n1 = f64x2.splat(0);
  let n2 = f64x2.splat(0);
  let n3 = f64x2.splat(0);
  let n4 = f64x2.splat(0);
  let n5 = f64x2.splat(0);
  let n6 = f64x2.splat(0);
  let n7 = f64x2.splat(0);
  for (let k: usize = 0; k < inputs; k++) {
    const a = v128.load(from);
    n0 = addSquares(n0, a);
    n1 = addSquares(n1, upperHalf(a));
    const b = v128.load(from, 16);
    n2 = addSquares(n2, b);
    n3 = addSquares(n3, upperHalf(b));
    const c = v128.load(from, 32);
    n4 = addSquares(n4, c);
    n5 = addSquares(n5, upperHalf(c));
    const d = v128.load(from, 48);
    n6 = addSquares(n6, d);
    n7 = addSquares(n7, upperHalf(d));
    from += stride;
  }
  v128.store(out, n0);
  v128.store(out, n1, 16);
  v128.store(out, n2, 32);
  v128.store(out, n3, 48);
  v128.store(out, n4, 64);
  v128.store(out, n5, 80);
  v128.store(out, n6, 96);
  v128.store(out, n7, 112);
}

/**
 * n_j = Σ_k θ_kj², summed in float64: the sum must not depend on which rows lie in the panels and which
 * are added to it from outside.
 *
 * @param kernel [inputs, columns] @param out float64; [columns]
 */
export function normSquared(kernel: usize, inputs: usize, columns: usize, out: usize): void {
  for (let first: usize = 0; first < columns; first += PANEL) {
    const bytes = panelWidth(columns, first) << 2;
    const panel = panelAt(kernel, inputs, first);
    const to = out + (first << 3);
    if (bytes < 64) {
      for (let b: usize = 0; b < bytes; b += 16) {
        normSquared4(panel + b, inputs, bytes, to + (b << 1));
      }
    } else {
      for (let b: usize = 0; b < bytes; b += 64) {
        normSquared16(panel + b, inputs, bytes, to + (b << 1));
      }
    }
  }
}

/** crowd_k = Σ_j s_j θ_kj. @param gates s; [columns] @param out [inputs] */
export function crowd(
  kernel: usize,
  inputs: usize,
  columns: usize,
  gates: usize,
  out: usize,
): void {
  memory.fill(out, 0, inputs << 2);
  for (let first: usize = 0; first < columns; first += PANEL) {
    const bytes = panelWidth(columns, first) << 2;
    const panel = panelAt(kernel, inputs, first);
    for (let k: usize = 0; k < inputs; k++) {
      let sum = f32x4.splat(0);
      for (let b: usize = 0; b < bytes; b += 16) {
        sum = multiplyAdd(
          v128.load(panel + k * bytes + b),
          v128.load(gates + (first << 2) + b),
          sum,
        );
      }
      const total: f32 =
        f32x4.extract_lane(sum, 0) +
        f32x4.extract_lane(sum, 1) +
        (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
      store<f32>(out + (k << 2), load<f32>(out + (k << 2)) + total);
    }
  }
}

/** out_j = Σ_k factors_k θ_kj. @param factors [inputs] @param out [columns] */
export function pull(
  kernel: usize,
  inputs: usize,
  columns: usize,
  factors: usize,
  out: usize,
): void {
  for (let first: usize = 0; first < columns; first += PANEL) {
    const bytes = panelWidth(columns, first) << 2;
    const panel = panelAt(kernel, inputs, first);
    for (let b: usize = 0; b < bytes; b += 16) {
      let sum = f32x4.splat(0);
      for (let k: usize = 0; k < inputs; k++) {
        const x = v128.load(panel + k * bytes + b);
        sum = multiplyAdd(x, v128.load_splat<f32>(factors + (k << 2)), sum);
      }
      v128.store(out + (first << 2) + b, sum);
    }
  }
}
