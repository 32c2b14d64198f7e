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
 * `stakes` is float32: [0] α over what the benefit's sum is divided by, [1] 2β, [2] the fee, [3] η,
 * [4] Σ_j s_j θ_j, [5] the rate, [6] Adam's rate and [7] Adam's ε, both with the bias corrections in them.
 */
import { accumulate, multiplyAdd } from './kernel';
import { gradient, moveRow } from './optimizer';
import { PANEL, panelAt, panelWidth } from './panels';
import { upperHalf } from './players';
import { TINY, TINY_MOMENT, withoutTiny } from './tiny';

/** θ_t of one row, while that of the next step is written. */
const before: usize = memory.data(128, 16);

// Each share by itself: 1 − 0.999 in float32 is wrong in the fifth digit.
const FIRST_DECAY: f32 = 0.9;
const FIRST_SHARE: f32 = 0.1;
const SECOND_DECAY: f32 = 0.999;
const SECOND_SHARE: f32 = 0.001;

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
 * E = s ∘ θ, with players below `least` at 0.
 *
 * @param count elements, a multiple of 4
 */
export function gateWeights(
  count: usize,
  weights: usize,
  participation: usize,
  least: f32,
  kernel: usize,
): void {
  const tiny = f32x4.splat(TINY);
  const floor = f32x4.splat(least);
  const bytes = count << 2;
  for (let b: usize = 0; b < bytes; b += 16) {
    const s = v128.load(participation + b);
    const product = f32x4.mul(v128.load(weights + b), v128.andnot(s, f32x4.lt(s, floor)));
    v128.store(kernel + b, withoutTiny(product, tiny));
  }
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

/** αb − ηc, with c = θ (Σ_j s_j θ_j − s θ). */
function gainOf(sum: v128, s: v128, theta: v128, stakes: usize): v128 {
  const others = f32x4.sub(v128.load_splat<f32>(stakes, 16), f32x4.mul(s, theta));
  const rivals = f32x4.mul(f32x4.mul(v128.load_splat<f32>(stakes, 12), theta), others);
  return f32x4.sub(f32x4.mul(sum, v128.load_splat<f32>(stakes)), rivals);
}

/** 2β‖θ‖². */
function curvatureOf(theta: v128, stakes: usize): v128 {
  return f32x4.mul(f32x4.mul(theta, theta), v128.load_splat<f32>(stakes, 4));
}

/** Into [0, 1]; NaN stays, and so short a participation that no processor likes it is 0. */
function clipped(s: v128): v128 {
  return withoutTiny(
    f32x4.pmin(f32x4.pmax(s, f32x4.splat(0)), f32x4.splat(1)),
    f32x4.splat(TINY_MOMENT),
  );
}

/** ∂U/∂s but for the fee. */
function smoothSlope(sum: v128, s: v128, theta: v128, stakes: usize): v128 {
  return f32x4.sub(gainOf(sum, s, theta, stakes), f32x4.mul(curvatureOf(theta, stakes), s));
}

/** ∂U/∂s. */
function marginal(sum: v128, s: v128, theta: v128, stakes: usize): v128 {
  const fee = v128.and(v128.load_splat<f32>(stakes, 8), f32x4.gt(s, f32x4.splat(0)));
  return f32x4.sub(smoothSlope(sum, s, theta, stakes), fee);
}

function moveProjected(bytes: usize, theta: usize, s: usize, sums: usize, stakes: usize): void {
  const rate = v128.load_splat<f32>(stakes, 20);
  for (let b: usize = 0; b < bytes; b += 16) {
    const was = v128.load(s + b);
    const slope = marginal(v128.load(sums + b), was, v128.load(theta + b), stakes);
    v128.store(s + b, clipped(f32x4.add(was, f32x4.mul(rate, slope))));
  }
}

function moveProximal(bytes: usize, theta: usize, s: usize, sums: usize, stakes: usize): void {
  const rate = v128.load_splat<f32>(stakes, 20);
  const threshold = f32x4.mul(rate, v128.load_splat<f32>(stakes, 8));
  for (let b: usize = 0; b < bytes; b += 16) {
    const was = v128.load(s + b);
    const slope = smoothSlope(v128.load(sums + b), was, v128.load(theta + b), stakes);
    v128.store(s + b, clipped(f32x4.sub(f32x4.add(was, f32x4.mul(rate, slope)), threshold)));
  }
}

function moveBestResponse(bytes: usize, theta: usize, s: usize, sums: usize, stakes: usize): void {
  const rate = v128.load_splat<f32>(stakes, 20);
  const fee = v128.load_splat<f32>(stakes, 8);
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let b: usize = 0; b < bytes; b += 16) {
    const was = v128.load(s + b);
    const own = v128.load(theta + b);
    const gain = f32x4.sub(gainOf(v128.load(sums + b), was, own, stakes), fee);
    const curvature = curvatureOf(own, stakes);
    // Without a size cost all or nothing, and the indifferent stay.
    const allOrNothing = v128.bitselect(
      one,
      v128.andnot(was, f32x4.lt(gain, zero)),
      f32x4.gt(gain, zero),
    );
    const inside = clipped(f32x4.div(gain, curvature));
    const response = v128.bitselect(allOrNothing, inside, f32x4.eq(curvature, zero));
    v128.store(s + b, clipped(f32x4.add(was, f32x4.mul(rate, f32x4.sub(response, was)))));
  }
}

function moveAdam(
  bytes: usize,
  theta: usize,
  s: usize,
  sums: usize,
  first: usize,
  second: usize,
  stakes: usize,
): void {
  const rate = v128.load_splat<f32>(stakes, 24);
  const epsilon = v128.load_splat<f32>(stakes, 28);
  const firstDecay = f32x4.splat(FIRST_DECAY);
  const secondDecay = f32x4.splat(SECOND_DECAY);
  const firstShare = f32x4.splat(FIRST_SHARE);
  const secondShare = f32x4.splat(SECOND_SHARE);
  const tiny = f32x4.splat(TINY_MOMENT);
  const tinySlope = f32x4.splat(TINY);
  for (let b: usize = 0; b < bytes; b += 16) {
    const was = v128.load(s + b);
    const exact = marginal(v128.load(sums + b), was, v128.load(theta + b), stakes);
    const u = withoutTiny(exact, tinySlope);
    const m = f32x4.sub(f32x4.mul(v128.load(first + b), firstDecay), f32x4.mul(u, firstShare));
    const square = f32x4.mul(f32x4.mul(u, u), secondShare);
    const v = multiplyAdd(v128.load(second + b), secondDecay, square);
    const firstKept = withoutTiny(m, tiny);
    const secondKept = withoutTiny(v, tiny);
    v128.store(first + b, firstKept);
    v128.store(second + b, secondKept);
    const step = f32x4.div(f32x4.mul(firstKept, rate), f32x4.add(f32x4.sqrt(secondKept), epsilon));
    v128.store(s + b, clipped(f32x4.sub(was, step)));
  }
}

/**
 * The move of s at (θ_t, s_t), then E.
 *
 * @param dynamics 0 projected, 1 proximal, 2 best response, 3 Adam
 * @param count elements, a multiple of 4
 * @param aside θ_t @param weights θ of the next step
 */
export function decide(
  dynamics: i32,
  count: usize,
  aside: usize,
  weights: usize,
  participation: usize,
  sums: usize,
  first: usize,
  second: usize,
  kernel: usize,
  stakes: usize,
): void {
  const bytes = count << 2;
  if (dynamics === 0) moveProjected(bytes, aside, participation, sums, stakes);
  else if (dynamics === 1) moveProximal(bytes, aside, participation, sums, stakes);
  else if (dynamics === 2) moveBestResponse(bytes, aside, participation, sums, stakes);
  else moveAdam(bytes, aside, participation, sums, first, second, stakes);
  gateWeights(count, weights, participation, 0, kernel);
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
      const list = lists + k * stride;
      const end = load<usize>(ends + (k << 2));
      const isZero = list === end && !isShifted && !hasCosts;
      if (!isZero) store<u8>(moved + k, 1);
      accumulate(width, list, end, panel, start, gradient, none);
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
