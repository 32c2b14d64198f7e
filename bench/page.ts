/** The browser's side: opens contenders and times them when bench/browser.ts asks. */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import relaxedStepUrl from '../src/engine/simd/build/step-relaxed.wasm?url';
import stepUrl from '../src/engine/simd/build/step.wasm?url';
import { chooseBackend } from '../src/engine/backends.ts';
import { mnist } from '../src/data/mnist.ts';
import type { Dataset } from '../src/engine/dataset.ts';
import { openData } from '../src/engine/openData.ts';
import { fetchBytes } from '../src/engine/fetchBytes.ts';
import { loadStep } from '../src/engine/simd/module.ts';
import { inspectAdapter, type AdapterReport } from '../src/engine/webgpuAdapter.ts';
import type { Contender, Standing } from './alternate.ts';
import { openJax } from './contenders/jax.ts';
import { openOurs } from './contenders/ours.ts';
import { measurePeak } from './contenders/peak.ts';
import { openStock } from './contenders/stock.ts';
import type { Case, Peak } from './rows.ts';

const wasmPaths = {
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': simdUrl,
};

const stepUrls = { 'step.wasm': stepUrl, 'step-relaxed.wasm': relaxedStepUrl };

const openers = {
  ours: async (one: Case, images: Dataset) =>
    openOurs(one, images, await loadStep((variant) => fetchBytes(stepUrls[variant]))),
  'ours-general': (one: Case, images: Dataset) => openOurs(one, images),
  'tfjs-fit': openStock,
  'jax-js': openJax,
};
export type BrowserImplementation = keyof typeof openers;

export interface BenchPage {
  adapter(): Promise<AdapterReport>;
  peak(): Promise<Peak>;
  /** @returns a number to name the contender by */
  open(implementation: BrowserImplementation, one: Case): Promise<number>;
  time(id: number, steps: number): Promise<number>;
  standing(id: number): Promise<Standing>;
  close(id: number): Promise<void>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

let dataset: Promise<Dataset> | null = null;
const contenders: Contender[] = [];

window.bench = {
  adapter: () => inspectAdapter(),
  peak: measurePeak,
  async open(implementation, one) {
    dataset ??= openData(mnist, { base: new URL('/data', location.href).href, fetchBytes });
    const { name, reason } = await chooseBackend({ wanted: one.backend, wasmPaths });
    if (name !== one.backend) throw new Error(reason);
    return contenders.push(await openers[implementation](one, await dataset)) - 1;
  },
  time: (id, steps) => contenders[id].time(steps),
  standing: (id) => contenders[id].standing(),
  close: (id) => contenders[id].close(),
};
