/** What outlives a run: its data, the backend that was chosen for the last wish, the compiled step. */
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import relaxedStepUrl from '../engine/simd/build/step-relaxed.wasm?url';
import stepUrl from '../engine/simd/build/step.wasm?url';
import { loadStep } from '../engine/simd/module.ts';
import { chooseBackend, type BackendReport } from '../engine/backends.ts';
import { fetchBytes } from '../engine/fetchBytes.ts';
import type { RunSpec } from '../spec/spec.ts';
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
  /** Chooses again only when another backend is wanted: the measurement would delay every rewind. */
  backendFor(wanted: RunSpec['backend']): Promise<BackendReport>;
  /** After a lost device the choice must be made anew. One loss may be told of more than once. */
  forgetBackend(): void;
  /**
   * Our own training step in WebAssembly; null where it cannot run, and training then takes the general
   * path.
   *
   * @param notice told once, in a sentence, if the step could not be loaded
   */
  compiledStep(notice: (sentence: string) => void): Promise<WebAssembly.Module | null>;
}

export function createResources(): Resources {
  let lostDevices = 0;
  let chosen: { wanted: RunSpec['backend']; report: BackendReport } | null = null;
  let step: Promise<WebAssembly.Module | null> | null = null;

  return {
    datasets: createDatasets(fetchBytes),
    async backendFor(wanted) {
      if (chosen?.wanted !== wanted)
        chosen = { wanted, report: await chooseBackend({ wanted, wasmPaths, lostDevices }) };
      return chosen.report;
    },
    forgetBackend() {
      if (chosen?.report.name === 'webgpu') lostDevices++;
      chosen = null;
    },
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
