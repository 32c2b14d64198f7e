/**
 * What does the arithmetic: WebGPU, WebAssembly or plain JavaScript, chosen by what is there and by a
 * short measurement. The packages are imported only when they are tried.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RunSpec } from '../game/spec.ts';
import { probeMs } from './probe.ts';
import { inspectAdapter, type AdapterReport } from './webgpuAdapter.ts';

export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface BackendReport {
  readonly name: BackendName;
  /** One plain sentence for the visitor: why this one. */
  readonly reason: string;
}

export interface BackendOptions {
  readonly wanted: RunSpec['backend'];
  /**
   * Addresses of tfjs's .wasm files by file name, as the bundler gives them. Left out in Node, where
   * the package finds its own.
   */
  readonly wasmPaths?: Readonly<Record<string, string>>;
}

/**
 * Whether the backend could be made active.
 *
 * @param prepare imports the package and sets it up
 */
async function activate(
  name: BackendName,
  prepare: () => Promise<void> = async () => {},
): Promise<boolean> {
  try {
    await prepare();
    const isActive = await tf.setBackend(name);
    await tf.ready();
    return isActive;
  } catch (error) {
    console.warn(`The backend ${name} could not be started.`, error);
    return false;
  }
}

let lostBackend: tf.KernelBackend | null = null;

/** tfjs keeps a backend whose device is lost; it must be made anew. */
function forgetLostDevice(): void {
  if (lostBackend === null) return;
  const factory = tf.findBackendFactory('webgpu');
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', factory, 3);
  lostBackend = null;
}

const activateWebgpu = (): Promise<boolean> =>
  activate('webgpu', async () => {
    await import('@tensorflow/tfjs-backend-webgpu');
    // Small tensors would be computed on the processor, and every step would wait for them.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    forgetLostDevice();
  });

/** tfjs insists on an address for each binary; the threaded one is never fetched. */
const NO_THREADS = { 'tfjs-backend-wasm-threaded-simd.wasm': '' };

const activateWasm = (paths: BackendOptions['wasmPaths']): Promise<boolean> =>
  activate('wasm', async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (paths && !tf.engine().registry['wasm']) setWasmPaths({ ...NO_THREADS, ...paths });
    // The threaded build breaks when bundled, and the order of its sums is not fixed.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  });

const activateCpu = (): Promise<boolean> =>
  activate('cpu', async () => {
    await import('@tensorflow/tfjs-backend-cpu');
  });

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/**
 * The processor's part of the choice.
 *
 * @param because why it is not the graphics card, as a clause
 */
async function chooseProcessor(
  paths: BackendOptions['wasmPaths'],
  because: string,
): Promise<BackendReport> {
  if (await activateWasm(paths)) {
    const hasSimd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    const how = hasSimd ? 'WebAssembly' : 'WebAssembly without SIMD, which is slow,';
    return { name: 'wasm', reason: `${how} on the processor, because ${because}.` };
  }
  if (await activateCpu()) {
    return {
      name: 'cpu',
      reason: `Plain JavaScript, which is slow, because ${because} and WebAssembly could not be started.`,
    };
  }
  throw new Error(
    'Nothing here can do the arithmetic: neither WebGPU nor WebAssembly nor plain JavaScript could be started. Reload the page, or try another browser.',
  );
}

/** A real graphics card against WebAssembly: the quicker of the two by measurement. */
async function race(paths: BackendOptions['wasmPaths'], label: string): Promise<BackendReport> {
  if (!(await activateWebgpu())) {
    return chooseProcessor(paths, `the graphics adapter (${label}) could not be started`);
  }
  const gpuMs = await probeMs();
  if (!(await activateWasm(paths))) {
    await activate('webgpu');
    return {
      name: 'webgpu',
      reason: `WebGPU (${label}), because WebAssembly could not be started.`,
    };
  }
  const wasmMs = await probeMs();
  if (wasmMs <= gpuMs) {
    return {
      name: 'wasm',
      reason: `WebAssembly, because it was quicker here than WebGPU (${ms(wasmMs)} against ${ms(gpuMs)} for a test).`,
    };
  }
  await activate('webgpu');
  return {
    name: 'webgpu',
    reason: `WebGPU (${label}), because it was quicker here than WebAssembly (${ms(gpuMs)} against ${ms(wasmMs)} for a test).`,
  };
}

async function chooseWebgpu(
  adapter: AdapterReport,
  paths: BackendOptions['wasmPaths'],
): Promise<BackendReport> {
  if (adapter.kind === 'none') {
    return chooseProcessor(
      paths,
      `WebGPU was asked for but ${adapter.why}; a browser with WebGPU and a graphics card would use it`,
    );
  }
  if (!(await activateWebgpu())) {
    return chooseProcessor(
      paths,
      `WebGPU was asked for but the adapter (${adapter.label}) could not be started; restarting the browser may help`,
    );
  }
  return {
    name: 'webgpu',
    reason:
      adapter.kind === 'software'
        ? `WebGPU as asked for, but on a software adapter (${adapter.label}), which is far slower than WebAssembly.`
        : `WebGPU (${adapter.label}), as asked for.`,
  };
}

/**
 * Chooses a backend and makes it active. An explicit wish that cannot be met falls back, and the
 * reason says so.
 *
 * @throws Error if nothing at all can compute
 */
export async function chooseBackend({ wanted, wasmPaths }: BackendOptions): Promise<BackendReport> {
  switch (wanted) {
    case 'auto': {
      const adapter = await inspectAdapter();
      if (adapter.kind === 'hardware') return race(wasmPaths, adapter.label);
      const because =
        adapter.kind === 'none'
          ? adapter.why
          : `WebGPU has only a software adapter here (${adapter.label}), which is far slower`;
      return chooseProcessor(wasmPaths, because);
    }
    case 'webgpu':
      return chooseWebgpu(await inspectAdapter(), wasmPaths);
    case 'wasm':
      return chooseProcessor(wasmPaths, 'it was asked for');
    case 'cpu':
      if (await activateCpu()) {
        return { name: 'cpu', reason: 'Plain JavaScript, which is slow, as asked for.' };
      }
      return chooseProcessor(wasmPaths, 'plain JavaScript was asked for but could not be started');
    default:
      return wanted satisfies never;
  }
}

interface DeviceLoss {
  readonly reason: string;
  readonly message: string;
}

/**
 * Calls back once if the graphics device of the active backend is lost (tfjs does not watch it): the
 * run's tensors are gone then. Does nothing on other backends.
 *
 * @param callback gets one sentence: what happened and what to do
 */
export function onDeviceLost(callback: (sentence: string) => void): void {
  if (tf.getBackend() !== 'webgpu') return;
  const backend = tf.backend();
  const { device } = backend as unknown as { device: { lost: Promise<DeviceLoss> } };
  void device.lost.then(({ reason, message }) => {
    // A device that we destroyed ourselves is no news.
    if (reason === 'destroyed') return;
    lostBackend = backend;
    const detail = message.trim().replace(/\.$/, '');
    callback(
      `The graphics card stopped answering${detail ? ` (${detail})` : ''}, and the run on it is lost; start it again, or choose WebAssembly under “Computed by”.`,
    );
  });
}
