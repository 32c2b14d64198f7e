/** A loop that stays in the registers: what this machine's 128-bit SIMD can do at most. */
import { multiplyAdd } from './kernel';

/** Floating point operations of one round: 12 registers of 4 lanes, multiply and add. */
const FLOPS: f64 = 12 * 4 * 2;

/** @returns the number of floating point operations done */
export function peak(rounds: i32): f64 {
  const x = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  let a0 = one;
  let a1 = f32x4.splat(2);
  let a2 = f32x4.splat(3);
  let a3 = f32x4.splat(4);
  let a4 = f32x4.splat(5);
  let a5 = f32x4.splat(6);
  let a6 = f32x4.splat(7);
  let a7 = f32x4.splat(8);
  let a8 = f32x4.splat(9);
  let a9 = f32x4.splat(10);
  let a10 = f32x4.splat(11);
  let a11 = f32x4.splat(12);
  for (let i = 0; i < rounds; i++) {
    a0 = multiplyAdd(a0, x, one);
    a1 = multiplyAdd(a1, x, one);
    a2 = multiplyAdd(a2, x, one);
    a3 = multiplyAdd(a3, x, one);
    a4 = multiplyAdd(a4, x, one);
    a5 = multiplyAdd(a5, x, one);
    a6 = multiplyAdd(a6, x, one);
    a7 = multiplyAdd(a7, x, one);
    a8 = multiplyAdd(a8, x, one);
    a9 = multiplyAdd(a9, x, one);
    a10 = multiplyAdd(a10, x, one);
    a11 = multiplyAdd(a11, x, one);
  }
  const even = f32x4.add(f32x4.add(a0, a2), f32x4.add(a4, f32x4.add(a6, f32x4.add(a8, a10))));
  const odd = f32x4.add(f32x4.add(a1, a3), f32x4.add(a5, f32x4.add(a7, f32x4.add(a9, a11))));
  // The sums must be used, or the compiler would drop the loop.
  return f32x4.extract_lane(f32x4.add(even, odd), 0) > 0 ? FLOPS * (rounds as f64) : 0;
}
