/**
 * The builtins of AssemblyScript that this folder uses, so that `tsc`, ESLint and editors read its
 * files as TypeScript. The compiler itself (asc) never sees this file; it knows far more than this.
 */
/* eslint-disable @typescript-eslint/no-unused-vars -- type arguments choose the instruction */
declare type i32 = number;
declare type u32 = number;
declare type usize = number;
declare type u8 = number;
declare type f32 = number;
declare type f64 = number;
declare type bool = boolean;

declare class v128 {
  private readonly lanes: 'v128';
  static load(address: usize, offset?: usize): v128;
  static store(address: usize, value: v128, offset?: usize): void;
  static load_splat<T>(address: usize, offset?: usize): v128;
  static store_lane<T>(address: usize, value: v128, lane: number, offset?: usize): void;
  static and(a: v128, b: v128): v128;
  static or(a: v128, b: v128): v128;
  static andnot(a: v128, b: v128): v128;
  static xor(a: v128, b: v128): v128;
  static bitselect(a: v128, b: v128, mask: v128): v128;
  static shuffle<T>(a: v128, b: v128, ...lanes: number[]): v128;
}

declare namespace f32x4 {
  function splat(value: f32): v128;
  function extract_lane(value: v128, lane: number): f32;
  function add(a: v128, b: v128): v128;
  function sub(a: v128, b: v128): v128;
  function mul(a: v128, b: v128): v128;
  function div(a: v128, b: v128): v128;
  function pmax(a: v128, b: v128): v128;
  function pmin(a: v128, b: v128): v128;
  function abs(a: v128): v128;
  function sqrt(a: v128): v128;
  function gt(a: v128, b: v128): v128;
  function lt(a: v128, b: v128): v128;
  function eq(a: v128, b: v128): v128;
  function le(a: v128, b: v128): v128;
  function relaxed_madd(a: v128, b: v128, c: v128): v128;
}

declare namespace i32x4 {
  function splat(value: i32): v128;
  function ne(a: v128, b: v128): v128;
  function bitmask(value: v128): i32;
}

declare namespace f64x2 {
  function splat(value: f64): v128;
  function extract_lane(value: v128, lane: number): f64;
  function add(a: v128, b: v128): v128;
  function mul(a: v128, b: v128): v128;
  function promote_low_f32x4(value: v128): v128;
}

declare namespace i8x16 {
  function splat(value: number): v128;
  function ne(a: v128, b: v128): v128;
  function bitmask(value: v128): i32;
}

declare function load<T>(address: usize, offset?: usize): T;
declare function store<T>(address: usize, value: T, offset?: usize): void;
declare function ctz<T>(value: T): T;
declare function select<T>(ifTrue: T, ifFalse: T, condition: bool): T;

declare const memory: {
  fill(address: usize, byte: number, bytes: usize): void;
  copy(to: usize, from: usize, bytes: usize): void;
  data(bytes: usize, align?: number): usize;
};
declare const Mathf: { abs(x: f32): f32; exp(x: f32): f32; log(x: f32): f32 };

/** Whether the build may use relaxed SIMD. */
declare const ASC_FEATURE_RELAXED_SIMD: bool;
declare const __heap_base: usize;
