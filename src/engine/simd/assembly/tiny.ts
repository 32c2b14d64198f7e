/**
 * WebAssembly computes with denormal numbers, and processors take a hundred times as long for them: a
 * net whose players fade under pure size costs would come to a standstill. So slopes and activations
 * below TINY are 0 in the products (their own products are then still normal numbers), and moments below
 * TINY_MOMENT are 0. Beside Adam's ε of 1e-8, and beside any sum of float32 near 1, both are nothing.
 * NaN stays NaN, so that a run that diverges says so.
 */
export const TINY: f32 = 1e-17;
export const TINY_MOMENT: f32 = 1e-30;

export function withoutTiny(x: v128, tiny: v128): v128 {
  return v128.andnot(x, f32x4.le(f32x4.abs(x), tiny));
}
