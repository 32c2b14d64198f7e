/** The compiled step for tests in Node; compiles it if it is not up to date. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { build, buildFolder, isBuilt } from '../../../../scripts/buildSimd.mjs';
import { stepVariant, type StepVariant } from '../module.ts';

/** Lets Node 20 read relaxed SIMD, which later ones (and all browsers of today) do by themselves. */
export function allowRelaxedSimd(): void {
  if (stepVariant() === 'step.wasm') setFlagsFromString('--experimental-wasm-relaxed-simd');
}

export async function compiledStep(
  variant: StepVariant = 'step.wasm',
): Promise<WebAssembly.Module> {
  if (!isBuilt()) await build();
  if (variant === 'step-relaxed.wasm') allowRelaxedSimd();
  return WebAssembly.compile(await readFile(path.join(buildFolder, variant)));
}
