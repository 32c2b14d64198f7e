/**
 * How single weights move as players: the dynamics of src/game, four players at a time, in float32.
 *
 * `stakes` is float32: [0] α over what the benefit's sum is divided by, [1] 2β, [2] the fee, [3] η,
 * [4] Σ_j s_j θ_j, [5] the rate, [6] Adam's rate and [7] Adam's ε, both with the bias corrections in them.
 */
import { multiplyAdd } from './kernel';
import { TINY, TINY_MOMENT, withoutTiny } from './tiny';

// Each share by itself: 1 − 0.999 in float32 is wrong in the fifth digit.
const FIRST_DECAY: f32 = 0.9;
const FIRST_SHARE: f32 = 0.1;
const SECOND_DECAY: f32 = 0.999;
const SECOND_SHARE: f32 = 0.001;

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
