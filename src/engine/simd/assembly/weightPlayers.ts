/**
 * Single weights as players. The kernel that the net reads is E = s ∘ θ, so that ∂L/∂θ = s g and
 * ∂L/∂s = θ g with g = ∂L/∂E. θ, s and what both remember lie beside it in panels of the same shape.
 *
 * A step first takes in what the batch told (`learn`): the benefits, and the move of θ. Then each player
 * decides by θ_t and s_t, and E is made anew. Where benefits are shares of what all earn, `decide` follows
 * when the sizes are known; else `learn` does it row by row, while the numbers are near.
 *
 * `told` is float32: [0] what the benefit's sum keeps, [1] what of the batch's benefit it takes, [2] the
 * least factor by which ∂L/∂s enters (1: ∂L/∂s, 0: s ∂L/∂s), [3] A and [4] B of the own cost's slope by θ,
 * s (A s θ + B).
 */
import { accumulate, multiplyAdd } from './kernel';
import { gradient, moveRow } from './optimizer';
import { PANEL, panelAt, panelWidth } from './panels';
import { upperHalf } from './players';
import { TINY_MOMENT, withoutTiny } from './tiny';
import { decide } from './weightDynamics';

/** θ_t of one row, while that of the next step is written. */
const before: usize = memory.data(128, 16);

function addWide(sum: v128, x: v128): v128 {
  const low = f64x2.promote_low_f32x4(x);
  return f64x2.add(sum, f64x2.add(low, f64x2.promote_low_f32x4(upperHalf(x))));
}

const totalOf = (sum: v128): f64 => f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);

/** Σ of a whole matrix. @param count elements, a multiple of 4 */
export function total(matrix: usize, count: usize): f64 {
  let sum = f64x2.splat(0);
  const end = matrix + (count << 2);
  for (let at = matrix; at < end; at += 16) sum = addWide(sum, v128.load(at));
  return totalOf(sum);
}

/**
 * Of one row: its benefits into their sums, θ_t aside, and `gradient` from g to the slope by θ.
 *
 * @param sign 0 as it is, 1 negative, 2 absolute
 * @returns Σ |sum|, in four parts
 */
function takeIn(
  sign: i32,
  bytes: usize,
  weights: usize,
  participation: usize,
  sums: usize,
  aside: usize,
  told: usize,
): v128 {
  const keeps = v128.load_splat<f32>(told);
  const takes = v128.load_splat<f32>(told, 4);
  const least = v128.load_splat<f32>(told, 8);
  const ownCost = v128.load_splat<f32>(told, 12);
  const crowdCost = v128.load_splat<f32>(told, 16);
  const minus = f32x4.splat(-0.0);
  const dropped = sign === 2 ? minus : f32x4.splat(0);
  const flipped = sign === 1 ? minus : f32x4.splat(0);
  const tiny = f32x4.splat(TINY_MOMENT);
  let size = f32x4.splat(0);
  for (let b: usize = 0; b < bytes; b += 16) {
    const g = v128.load(gradient + b);
    const theta = v128.load(weights + b);
    const s = v128.load(participation + b);
    const slope = f32x4.mul(f32x4.mul(g, theta), f32x4.pmax(s, least));
    const benefit = v128.xor(v128.andnot(slope, dropped), flipped);
    const kept = f32x4.mul(v128.load(sums + b), keeps);
    const sum = withoutTiny(multiplyAdd(benefit, takes, kept), tiny);
    v128.store(sums + b, sum);
    size = f32x4.add(size, f32x4.abs(sum));
    v128.store(aside + b, theta);
    const cost = multiplyAdd(ownCost, f32x4.mul(s, theta), crowdCost);
    v128.store(gradient + b, f32x4.mul(s, f32x4.add(g, cost)));
  }
  return size;
}

/**
 * As `update` of optimizer.ts, for a kernel whose weights play.
 *
 * @param kind of the optimizer @param sign of the benefit, see `takeIn`
 * @param dynamics see `decide`
 * @param hasCosts whether the players' costs reach θ
 * @param aside θ_t for a later `decide`; [inputs, columns]. 0 to decide here
 * @returns Σ |sum of the benefits|
 */
export function learn(
  kind: i32,
  sign: i32,
  dynamics: i32,
  lists: usize,
  stride: usize,
  ends: usize,
  inputs: usize,
  slopes: usize,
  rows: usize,
  columns: usize,
  init: usize,
  isShifted: bool,
  hasCosts: bool,
  weights: usize,
  weightFirst: usize,
  weightSecond: usize,
  moved: usize,
  rules: usize,
  participation: usize,
  sums: usize,
  first: usize,
  second: usize,
  aside: usize,
  kernel: usize,
  told: usize,
  stakes: usize,
): f64 {
  const none = f32x4.splat(-Infinity);
  let size = f64x2.splat(0);
  for (let column: usize = 0; column < columns; column += PANEL) {
    const width = panelWidth(columns, column);
    const bytes = width << 2;
    const panel = panelAt(slopes, rows, column);
    const start = init + (column << 2);
    let at = panelAt(0, inputs, column);
    for (let k: usize = 0; k < inputs; k++) {
      const isThere = lists === 0;
      const list = isThere ? 0 : lists + k * stride;
      const end = isThere ? 0 : load<usize>(ends + (k << 2));
      const isZero = list === end && !isThere && !isShifted && !hasCosts;
      if (!isZero) store<u8>(moved + k, 1);
      if (isThere) memory.copy(gradient, slopes + at, bytes);
      else accumulate(width, list, end, panel, start, gradient, none);
      const then = aside === 0 ? before : aside + at;
      size = addWide(
        size,
        takeIn(sign, bytes, weights + at, participation + at, sums + at, then, told),
      );
      if (!(isZero && (kind === 0 || load<u8>(moved + k) === 0))) {
        moveRow(kind, bytes, weights + at, weightFirst + at, weightSecond + at, rules);
      }
      if (aside === 0) {
        decide(
          dynamics,
          width,
          then,
          weights + at,
          participation + at,
          sums + at,
          first + at,
          second + at,
          kernel + at,
          stakes,
        );
      }
      at += bytes;
    }
  }
  return totalOf(size);
}
