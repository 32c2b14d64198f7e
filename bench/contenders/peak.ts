/**
 * What one thread's 128-bit WebAssembly SIMD can do at best: a loop that touches registers only,
 * assembled here byte by byte. No training step can be faster; the share of it that one reaches says
 * how much memory and bookkeeping cost.
 */
import type { Peak } from '../rows.ts';

/** With x, y and a spare one, as many as the 16 registers of x86 hold: enough to hide each latency. */
const SUMS = 12;
/** Of the loop's body, so that counting costs next to nothing. */
const UNROLL = 8;
const FLOPS_PER_PASS = SUMS * UNROLL * 4 * 2;

/** Passes of one run: long against the browser's clock (0.1 ms), short against a turn of the system's. */
const COUNTED = 500_000;
const WARM_COUNT = 5_000;
const RUNS = 20;

const [V128, F32, I32] = [0x7b, 0x7d, 0x7f];
// Parameters of the function, then its locals.
const [COUNT, X, Y] = [0, 1, 2];
const [XS, YS, FIRST] = [3, 4, 5];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];

const op = {
  loop: [0x03, 0x40],
  end: [0x0b],
  branchIf: [0x0d, 0],
  one: [0x41, 1],
  subtract: [0x6b],
  tee: [0x22, COUNT],
  splat: [0xfd, 0x13],
  firstLane: [0xfd, 0x1f, 0],
  add: [0xfd, 0xe4, 0x01],
  mul: [0xfd, 0xe6, 0x01],
  relaxedMadd: [0xfd, 0x85, 0x02],
};

/** Unsigned LEB128. */
function leb(value: number): number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [low | 0x80, ...leb(value >>> 7)];
}

const section = (id: number, content: readonly number[]) => [
  id,
  ...leb(content.length),
  ...content,
];

/**
 * A module that exports `run(count, x, y)`: each sum, begun at x, becomes sum · x + y, count × UNROLL
 * times; the first lane of the first sum is returned, so that none of it can be left out.
 */
export function peakModule(kind: keyof Peak): Uint8Array<ArrayBuffer> {
  const sums = Array.from({ length: SUMS }, (_, i) => FIRST + i);
  const pass = sums.flatMap((sum) =>
    kind === 'mulAdd'
      ? [...get(sum), ...get(XS), ...op.mul, ...get(YS), ...op.add, ...set(sum)]
      : [...get(sum), ...get(XS), ...get(YS), ...op.relaxedMadd, ...set(sum)],
  );
  const body = [
    ...[1, SUMS + 2, V128], // one kind of local
    ...[...get(X), ...op.splat, ...set(XS), ...get(Y), ...op.splat, ...set(YS)],
    ...sums.flatMap((sum) => [...get(XS), ...set(sum)]),
    ...op.loop,
    ...Array.from({ length: UNROLL }, () => pass).flat(),
    ...[...get(COUNT), ...op.one, ...op.subtract, ...op.tee, ...op.branchIf, ...op.end],
    ...get(FIRST),
    ...sums.slice(1).flatMap((sum) => [...get(sum), ...op.add]),
    ...[...op.firstLane, ...op.end],
  ];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, I32, F32, F32, 1, F32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

type Run = (count: number, x: number, y: number) => number;

/** @returns GFLOP/s of the best of many short runs; null where the instructions are not offered */
async function measure(kind: keyof Peak): Promise<number | null> {
  const bytes = peakModule(kind);
  if (!WebAssembly.validate(bytes)) return null;
  const { instance } = await WebAssembly.instantiate(bytes);
  const run = instance.exports.run as Run;
  // The engine replaces a function by its optimised form between calls only.
  for (let i = 0; i < 200; i++) run(WARM_COUNT, 0.5, 0.25);
  let bestMs = Infinity;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    run(COUNTED, 0.5, 0.25);
    bestMs = Math.min(bestMs, performance.now() - start);
  }
  return (COUNTED * FLOPS_PER_PASS) / bestMs / 1e6;
}

/** @throws Error where WebAssembly has no SIMD at all */
export async function measurePeak(): Promise<Peak> {
  const mulAdd = await measure('mulAdd');
  if (mulAdd === null) throw new Error('This WebAssembly has no SIMD.');
  return { mulAdd, relaxedMadd: await measure('relaxedMadd') };
}
