/** What outlives a run: its data, the backend that was chosen for the last wish, the compiled step. */
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import relaxedStepUrl from '../engine/simd/build/step-relaxed.wasm?url';
import stepUrl from '../engine/simd/build/step.wasm?url';
import { loadStep } from '../engine/simd/module.ts';
import { chooseBackend } from '../engine/backends.ts';
import { fetchBytes } from '../engine/fetchBytes.ts';
import { createBackendChoice, type BackendChoice } from './backendChoice.ts';
import { createDatasets, type Datasets } from './datasets.ts';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': plainUrl,
  'tfjs-backend-wasm-simd.wasm': simdUrl,
  // Never loaded (backends.ts says why), but tfjs wants an address for each of its builds.
  'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
};

const stepUrls = { 'step.wasm': stepUrl, 'step-relaxed.wasm': relaxedStepUrl };

export interface Resources {
  readonly datasets: Datasets;
  readonly backends: BackendChoice;
  /**
   * Our own training step in WebAssembly; null where it cannot run, and training then takes the general
   * path.
   *
   * @param notice told once, in a sentence, if the step could not be loaded
   */
  compiledStep(notice: (sentence: string) => void): Promise<WebAssembly.Module | null>;
}

export function createResources(): Resources {
  let step: Promise<WebAssembly.Module | null> | null = null;

  return {
    datasets: createDatasets(fetchBytes),
    backends: createBackendChoice((wanted, lostDevices) =>
      chooseBackend({ wanted, wasmPaths, lostDevices }),
    ),
    compiledStep(notice) {
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
    },
  };
}
