/**
 * The one product everything is made of: out = max(floor, init + Σ_entries factor · row), a sparse row
 * times one panel. The sums of up to 32 columns stay in eight registers, so each multiply-add costs one
 * load, and the zeros of pixels, of ReLU and of players at s = 0 cost nothing. The order of the sum is
 * that of the list: leaving out zeros or other columns never changes a bit of it.
 */
import { ENTRY_BYTES } from './panels';

/** a · b + c; one rounding where the machine has fused multiply-add and the build may use it. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    return f32x4.relaxed_madd(a, b, c);
  } else {
    return f32x4.add(f32x4.mul(a, b), c);
  }
}

function accumulate32(
  list: usize,
  end: usize,
  panel: usize,
  init: usize,
  out: usize,
  floor: v128,
): void {
  let a0 = v128.load(init);
  let a1 = v128.load(init, 16);
  let a2 = v128.load(init, 32);
  let a3 = v128.load(init, 48);
  let a4 = v128.load(init, 64);
  let a5 = v128.load(init, 80);
  let a6 = v128.load(init, 96);
  let a7 = v128.load(init, 112);
  if (list < end) {
    let row = panel + load<u32>(list);
    let x = v128.load_splat<f32>(list, 4);
    a0 = multiplyAdd(v128.load(row), x, a0);
    a1 = multiplyAdd(v128.load(row, 16), x, a1);
    a2 = multiplyAdd(v128.load(row, 32), x, a2);
    a3 = multiplyAdd(v128.load(row, 48), x, a3);
    // The loop ends between the halves of a row. V8 moves all loads of a block before its arithmetic:
    // with eight of them, a sum would be spilled to the stack, which halves the speed.
    for (;;) {
      a4 = multiplyAdd(v128.load(row, 64), x, a4);
      a5 = multiplyAdd(v128.load(row, 80), x, a5);
      a6 = multiplyAdd(v128.load(row, 96), x, a6);
      a7 = multiplyAdd(v128.load(row, 112), x, a7);
      list += ENTRY_BYTES;
      if (list >= end) break;
      row = panel + load<u32>(list);
      x = v128.load_splat<f32>(list, 4);
      a0 = multiplyAdd(v128.load(row), x, a0);
      a1 = multiplyAdd(v128.load(row, 16), x, a1);
      a2 = multiplyAdd(v128.load(row, 32), x, a2);
      a3 = multiplyAdd(v128.load(row, 48), x, a3);
    }
  }
  v128.store(out, f32x4.pmax(a0, floor));
  v128.store(out, f32x4.pmax(a1, floor), 16);
  v128.store(out, f32x4.pmax(a2, floor), 32);
  v128.store(out, f32x4.pmax(a3, floor), 48);
  v128.store(out, f32x4.pmax(a4, floor), 64);
  v128.store(out, f32x4.pmax(a5, floor), 80);
  v128.store(out, f32x4.pmax(a6, floor), 96);
  v128.store(out, f32x4.pmax(a7, floor), 112);
}

function accumulate16(
  list: usize,
  end: usize,
  panel: usize,
  init: usize,
  out: usize,
  floor: v128,
): void {
  let a0 = v128.load(init);
  let a1 = v128.load(init, 16);
  let a2 = v128.load(init, 32);
  let a3 = v128.load(init, 48);
  for (; list < end; list += ENTRY_BYTES) {
    const row = panel + (load<u32>(list) >> 1);
    const x = v128.load_splat<f32>(list, 4);
    a0 = multiplyAdd(v128.load(row), x, a0);
    a1 = multiplyAdd(v128.load(row, 16), x, a1);
    a2 = multiplyAdd(v128.load(row, 32), x, a2);
    a3 = multiplyAdd(v128.load(row, 48), x, a3);
  }
  v128.store(out, f32x4.pmax(a0, floor));
  v128.store(out, f32x4.pmax(a1, floor), 16);
  v128.store(out, f32x4.pmax(a2, floor), 32);
  v128.store(out, f32x4.pmax(a3, floor), 48);
}

function accumulate8(
  list: usize,
  end: usize,
  panel: usize,
  init: usize,
  out: usize,
  floor: v128,
): void {
  let a0 = v128.load(init);
  let a1 = v128.load(init, 16);
  for (; list < end; list += ENTRY_BYTES) {
    const row = panel + (load<u32>(list) >> 2);
    const x = v128.load_splat<f32>(list, 4);
    a0 = multiplyAdd(v128.load(row), x, a0);
    a1 = multiplyAdd(v128.load(row, 16), x, a1);
  }
  v128.store(out, f32x4.pmax(a0, floor));
  v128.store(out, f32x4.pmax(a1, floor), 16);
}

function accumulate4(
  list: usize,
  end: usize,
  panel: usize,
  init: usize,
  out: usize,
  floor: v128,
): void {
  let a0 = v128.load(init);
  for (; list < end; list += ENTRY_BYTES) {
    const row = panel + (load<u32>(list) >> 3);
    a0 = multiplyAdd(v128.load(row), v128.load_splat<f32>(list, 4), a0);
  }
  v128.store(out, f32x4.pmax(a0, floor));
}

/**
 * @param width of the panel: 4, 8, 16 or 32
 * @param list first entry @param end behind the last
 * @param init what the sum begins with; [width] @param out may be `init`; [width]
 */
export function accumulate(
  width: usize,
  list: usize,
  end: usize,
  panel: usize,
  init: usize,
  out: usize,
  floor: v128,
): void {
  if (width === 32) accumulate32(list, end, panel, init, out, floor);
  else if (width === 16) accumulate16(list, end, panel, init, out, floor);
  else if (width === 8) accumulate8(list, end, panel, init, out, floor);
  else accumulate4(list, end, panel, init, out, floor);
}
