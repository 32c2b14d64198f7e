/**
 * The gradient of a kernel, a row of a panel at a time, and in its epilogue the move of θ: the whole
 * gradient is never stored.
 *
 * `rules` is float32: [0] rate, [1] ε, [2] decay of the first moment, [3] of the second, in the form in
 * which θ ← θ − rate · M / (√V + ε) with unscaled sums M and V (the factors 1 − decay and the bias
 * corrections are in rate and ε). `costs` is 0, or float32 [2, columns]: A and B of the own cost's
 * slope A_j θ_kj + B_j crowd_k.
 */
import { accumulate, multiplyAdd } from './kernel';
import { PANEL, panelAt, panelWidth } from './panels';
import { TINY, TINY_MOMENT, withoutTiny } from './tiny';

/** The row at hand. */
export const gradient: usize = memory.data(128, 16);

/** Adds the slope of the own costs to the row's. @param costs 0 for none */
function addCosts(width: usize, weights: usize, costs: usize, columns: usize, crowd: usize): void {
  if (costs === 0) return;
  const towards = v128.load_splat<f32>(crowd);
  for (let b: usize = 0; b < width << 2; b += 16) {
    const own = v128.load(costs + b);
    const others = v128.load(costs + (columns << 2) + b);
    let g = multiplyAdd(own, v128.load(weights + b), v128.load(gradient + b));
    g = multiplyAdd(others, towards, g);
    v128.store(gradient + b, g);
  }
}

function moveSgd(bytes: usize, weights: usize, rules: usize): void {
  const rate = v128.load_splat<f32>(rules);
  for (let b: usize = 0; b < bytes; b += 16) {
    const step = f32x4.mul(v128.load(gradient + b), rate);
    v128.store(weights + b, f32x4.sub(v128.load(weights + b), step));
  }
}

function moveMomentum(bytes: usize, weights: usize, first: usize, rules: usize): void {
  const rate = v128.load_splat<f32>(rules);
  const decay = v128.load_splat<f32>(rules, 8);
  const tiny = f32x4.splat(TINY_MOMENT);
  for (let b: usize = 0; b < bytes; b += 16) {
    const velocity = multiplyAdd(v128.load(first + b), decay, v128.load(gradient + b));
    v128.store(first + b, withoutTiny(velocity, tiny));
    v128.store(weights + b, f32x4.sub(v128.load(weights + b), f32x4.mul(velocity, rate)));
  }
}

function moveAdam(bytes: usize, weights: usize, first: usize, second: usize, rules: usize): void {
  const rate = v128.load_splat<f32>(rules);
  const epsilon = v128.load_splat<f32>(rules, 4);
  const firstDecay = v128.load_splat<f32>(rules, 8);
  const secondDecay = v128.load_splat<f32>(rules, 12);
  const tiny = f32x4.splat(TINY_MOMENT);
  const tinyGradient = f32x4.splat(TINY);
  for (let b: usize = 0; b < bytes; b += 16) {
    const g = withoutTiny(v128.load(gradient + b), tinyGradient);
    const m = withoutTiny(multiplyAdd(v128.load(first + b), firstDecay, g), tiny);
    const v = withoutTiny(multiplyAdd(g, g, f32x4.mul(v128.load(second + b), secondDecay)), tiny);
    v128.store(first + b, m);
    v128.store(second + b, v);
    const step = f32x4.div(f32x4.mul(m, rate), f32x4.add(f32x4.sqrt(v), epsilon));
    v128.store(weights + b, f32x4.sub(v128.load(weights + b), step));
  }
}

/** Moves one row by `gradient`. @param kind 0 SGD, 1 momentum, 2 Adam */
export function moveRow(
  kind: i32,
  bytes: usize,
  weights: usize,
  first: usize,
  second: usize,
  rules: usize,
): void {
  if (kind === 0) moveSgd(bytes, weights, rules);
  else if (kind === 1) moveMomentum(bytes, weights, first, rules);
  else moveAdam(bytes, weights, first, second, rules);
}

/**
 * @param kind 0 SGD, 1 momentum, 2 Adam
 * @param lists by input: rows of the batch in which it is not 0; [inputs]. 0 where the gradient is there already
 * @param slopes ∂L/∂z; [rows, columns]. Then the gradient; [inputs, columns]
 * @param init what every row's gradient begins with (zeros, but for shifted inputs); [columns]
 * @param weights, first, second θ and its moments; [inputs, columns]
 * @param moved a byte per input, set once its gradient was not 0: until then there is nothing to do
 * @param isShifted whether `init` is not 0
 * @param crowd Σ_j s_j θ_kj, read where there are costs; [inputs]
 */
export function update(
  kind: i32,
  lists: usize,
  stride: usize,
  ends: usize,
  inputs: usize,
  slopes: usize,
  rows: usize,
  columns: usize,
  init: usize,
  isShifted: bool,
  weights: usize,
  first: usize,
  second: usize,
  moved: usize,
  rules: usize,
  costs: usize,
  crowd: usize,
): void {
  const none = f32x4.splat(-Infinity);
  for (let column: usize = 0; column < columns; column += PANEL) {
    const width = panelWidth(columns, column);
    const bytes = width << 2;
    const panel = panelAt(slopes, rows, column);
    const start = init + (column << 2);
    const ownCosts = costs === 0 ? 0 : costs + (column << 2);
    let at = panelAt(0, inputs, column);
    for (let k: usize = 0; k < inputs; k++) {
      const isThere = lists === 0;
      const list = isThere ? 0 : lists + k * stride;
      const end = isThere ? 0 : load<usize>(ends + (k << 2));
      const isZero = list === end && !isThere && !isShifted && costs === 0;
      if (!isZero) store<u8>(moved + k, 1);
      // SGD remembers nothing, so a zero gradient moves nothing.
      if (isZero && (kind === 0 || load<u8>(moved + k) === 0)) {
        at += bytes;
        continue;
      }
      if (isThere) memory.copy(gradient, slopes + at, bytes);
      else accumulate(width, list, end, panel, start, gradient, none);
      addCosts(width, weights + at, ownCosts, columns, crowd + (k << 2));
      moveRow(kind, bytes, weights + at, first + at, second + at, rules);
      at += bytes;
    }
  }
}
