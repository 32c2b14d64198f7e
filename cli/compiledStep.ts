/** Our own training step for Node, compiled by scripts/buildSimd.mjs before the command starts. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import v8 from 'node:v8';
import { loadStep } from '../src/engine/simd/module.ts';

const buildFolder = path.resolve(import.meta.dirname, '../src/engine/simd/build');

/** @returns null where WebAssembly has no SIMD */
export function compiledStep(): Promise<WebAssembly.Module | null> {
  // Node 20 has relaxed SIMD (fused multiply-add) behind this flag; later versions ignore it.
  v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  return loadStep((variant) => readFile(path.join(buildFolder, variant)));
}
