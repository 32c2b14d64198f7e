/** What outlives a run: the images, and the backend that was chosen for the last wish. */
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import relaxedStepUrl from '../engine/simd/build/step-relaxed.wasm?url';
import stepUrl from '../engine/simd/build/step.wasm?url';
import { loadStep } from '../engine/simd/module.ts';
import { chooseBackend, type BackendReport } from '../engine/backends.ts';
import { openDataset, type Dataset, type Progress } from '../engine/dataset.ts';
import { fetchBytes } from '../engine/fetchBytes.ts';
import type { RunSpec } from '../game/spec.ts';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': plainUrl,
  'tfjs-backend-wasm-simd.wasm': simdUrl,
  // Never loaded (backends.ts says why), but tfjs wants an address for each of its builds.
  'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
};

let dataset: Promise<Dataset> | null = null;
let onProgress: (progress: Progress) => void = () => {};

/**
 * The images; loading begins with the first call and goes on while training runs. After a failure
 * the next call begins anew.
 *
 * @param listener replaces the last caller's
 */
export function imagesAt(
  dataUrl: string,
  listener: (progress: Progress) => void,
): Promise<Dataset> {
  onProgress = listener;
  dataset ??= openDataset({
    url: dataUrl.replace(/\/$/, ''),
    fetchBytes,
    onProgress: (progress) => onProgress(progress),
  }).then((opened) => {
    opened.whenAll.catch(forgetImages);
    return opened;
  });
  dataset.catch(forgetImages);
  return dataset;
}

function forgetImages(): void {
  dataset = null;
}

let lostDevices = 0;
let chosen: { wanted: RunSpec['backend']; report: BackendReport } | null = null;

/** Chooses again only when another backend is wanted: the measurement would delay every rewind. */
export async function backendFor(wanted: RunSpec['backend']): Promise<BackendReport> {
  if (chosen?.wanted !== wanted)
    chosen = { wanted, report: await chooseBackend({ wanted, wasmPaths, lostDevices }) };
  return chosen.report;
}

/** After a lost device the choice must be made anew. One loss may be told of more than once. */
export function forgetBackend(): void {
  if (chosen?.report.name === 'webgpu') lostDevices++;
  chosen = null;
}

const stepUrls = { 'step.wasm': stepUrl, 'step-relaxed.wasm': relaxedStepUrl };
let step: Promise<WebAssembly.Module | null> | null = null;

/**
 * Our own training step in WebAssembly; null where it cannot run, and training then takes the general
 * path.
 *
 * @param notice told once, in a sentence, if the step could not be loaded
 */
export function compiledStep(
  notice: (sentence: string) => void,
): Promise<WebAssembly.Module | null> {
  step ??= loadStep(async (variant) => {
    const response = await fetch(stepUrls[variant]);
    if (!response.ok) throw new Error(`${variant} answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }).catch((error: unknown) => {
    notice(
      `The fast training step could not be loaded (${String(error)}); the general one, several times slower, is used. Reload to try again.`,
    );
    return null;
  });
  return step;
}
