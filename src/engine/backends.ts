/**
 * What does the arithmetic: WebGPU, WebAssembly or plain JavaScript, chosen by what is there and by a
 * short measurement. The packages are imported only when they are tried.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { RunSpec } from '../spec/spec.ts';
import { lossOf, type LosableDevice } from './deviceLoss.ts';
import { probeMs } from './probe.ts';
import { realClock, TimeLimitError, within, type Clock } from './timeLimit.ts';
import { DEVICE_LIMIT_MS, inspectAdapter, type Gpu } from './webgpuAdapter.ts';
import type { AdapterReport } from './webgpuAdapter.ts';

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
  /** Graphics devices that were lost so far; after MOST_LOST no further one is tried. */
  readonly lostDevices?: number;
  /** `navigator.gpu` if left out. */
  readonly gpu?: Gpu;
  readonly clock?: Clock;
}

/** A device that is lost twice will be lost again. */
export const MOST_LOST = 2;
/** Its binary comes over the network. */
const WASM_LIMIT_MS = 60_000;
const PROBE_LIMIT_MS = 20_000;

interface Place extends Pick<BackendOptions, 'wasmPaths'> {
  readonly clock: Clock;
}

/** By which tfjs itself would choose. */
const PRIORITY: Record<BackendName, number> = { webgpu: 3, wasm: 2, cpu: 1 };

/** Why a backend is not active, as a clause of it or of its adapter, where its package could not be fetched. */
const NOT_LOADED = 'was not tried, because its script could not be loaded';

/** tfjs keeps a backend whose device is lost, and takes one that answers too late; next time it is made anew. */
function forget(name: BackendName): void {
  const factory = tf.findBackendFactory(name);
  if (!factory) return;
  tf.removeBackend(name);
  tf.registerBackend(name, factory, PRIORITY[name]);
}

/**
 * Makes a backend active.
 *
 * @param prepare imports the package and sets it up
 * @returns null if it is, else why it is not, as a clause
 */
async function activate(
  name: BackendName,
  limitMs: number,
  clock: Clock,
  prepare: () => Promise<void> = async () => {},
): Promise<string | null> {
  try {
    await prepare();
  } catch (error) {
    console.warn(`The backend ${name} could not be loaded.`, error);
    return NOT_LOADED;
  }
  try {
    const starting = tf.setBackend(name).then(async (isActive) => {
      if (isActive) await tf.ready();
      return isActive;
    });
    return (await within(starting, limitMs, clock)) ? null : 'could not be started';
  } catch (error) {
    console.warn(`The backend ${name} could not be started.`, error);
    if (!(error instanceof TimeLimitError)) return 'could not be started';
    forget(name);
    return error.message;
  }
}

const deviceOf = (backend: tf.KernelBackend): LosableDevice =>
  (backend as unknown as { device: LosableDevice }).device;

/** The device on which the active backend computes; null where it needs none. */
export const activeDevice = (): LosableDevice | null =>
  tf.getBackend() === 'webgpu' ? deviceOf(tf.backend()) : null;

async function activateWebgpu({ clock }: Place): Promise<string | null> {
  const whyNot = await activate('webgpu', DEVICE_LIMIT_MS, clock, async () => {
    await import('@tensorflow/tfjs-backend-webgpu');
    // Small tensors would be computed on the processor, and every step would wait for them.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    const before = tf.engine().registry['webgpu'];
    if (before && lossOf(deviceOf(before)).error !== null) forget('webgpu');
  });
  // Watched from now on, so that its loss is known when it is wanted again. One that could not be started
  // is none: tfjs would throw.
  const device = whyNot === null ? activeDevice() : null;
  if (device !== null) lossOf(device);
  return whyNot;
}

/** tfjs insists on an address for each binary; the threaded one is never fetched. */
const NO_THREADS = { 'tfjs-backend-wasm-threaded-simd.wasm': '' };

const activateWasm = ({ wasmPaths: paths, clock }: Place): Promise<string | null> =>
  activate('wasm', WASM_LIMIT_MS, clock, async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (paths && !tf.engine().registry['wasm']) setWasmPaths({ ...NO_THREADS, ...paths });
    // The threaded build breaks when bundled, and the order of its sums is not fixed.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  });

const activateCpu = ({ clock }: Place): Promise<string | null> =>
  activate('cpu', WASM_LIMIT_MS, clock, async () => {
    await import('@tensorflow/tfjs-backend-cpu');
  });

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/**
 * The processor's part of the choice.
 *
 * @param because why it is not the graphics card, as a clause
 */
async function chooseProcessor(place: Place, because: string): Promise<BackendReport> {
  const whyNotWasm = await activateWasm(place);
  if (whyNotWasm === null) {
    const hasSimd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
    const how = hasSimd ? 'WebAssembly' : 'WebAssembly without SIMD, which is slow,';
    return { name: 'wasm', reason: `${how} on the processor, because ${because}.` };
  }
  const whyNotCpu = await activateCpu(place);
  if (whyNotCpu === null) {
    return {
      name: 'cpu',
      reason: `Plain JavaScript, which is slow, because ${because} and WebAssembly ${whyNotWasm}.`,
    };
  }
  if (whyNotCpu === NOT_LOADED)
    throw new Error(
      'The part of this page that does the arithmetic could not be loaded. Check the connection, then reload the page.',
    );
  throw new Error(
    'Nothing here can do the arithmetic: neither WebGPU nor WebAssembly nor plain JavaScript could be started. Reload the page, or try another browser.',
  );
}

/** Milliseconds of a test on the active backend, or why it has none, as a clause. */
async function tryOut(clock: Clock): Promise<number | string> {
  try {
    return await within(probeMs(), PROBE_LIMIT_MS, clock);
  } catch (error) {
    console.warn('A backend failed in a test.', error);
    return error instanceof TimeLimitError ? error.message : 'failed in a test';
  }
}

/** A real graphics card against WebAssembly: the quicker of the two by measurement. */
async function race(place: Place, label: string): Promise<BackendReport> {
  const whyNotStarted = await activateWebgpu(place);
  const gpuMs = whyNotStarted ?? (await tryOut(place.clock));
  if (typeof gpuMs === 'string') {
    if (whyNotStarted === null) forget('webgpu');
    return chooseProcessor(place, `the graphics adapter (${label}) ${gpuMs}`);
  }
  const whyNotWasm = await activateWasm(place);
  const wasmMs = whyNotWasm ?? (await tryOut(place.clock));
  if (typeof wasmMs === 'string') {
    await activateWebgpu(place);
    return { name: 'webgpu', reason: `WebGPU (${label}), because WebAssembly ${wasmMs}.` };
  }
  if (wasmMs <= gpuMs) {
    return {
      name: 'wasm',
      reason: `WebAssembly, because it was quicker here than WebGPU (${ms(wasmMs)} against ${ms(gpuMs)} for a test).`,
    };
  }
  await activateWebgpu(place);
  return {
    name: 'webgpu',
    reason: `WebGPU (${label}), because it was quicker here than WebAssembly (${ms(gpuMs)} against ${ms(wasmMs)} for a test).`,
  };
}

async function chooseWebgpu(adapter: AdapterReport, place: Place): Promise<BackendReport> {
  if (adapter.kind === 'none') {
    return chooseProcessor(
      place,
      `WebGPU was asked for but ${adapter.why}; a browser with WebGPU and a graphics card would use it`,
    );
  }
  const whyNot = await activateWebgpu(place);
  if (whyNot !== null) {
    return chooseProcessor(
      place,
      `WebGPU was asked for but the adapter (${adapter.label}) ${whyNot}; ${whyNot === NOT_LOADED ? 'reloading the page' : 'restarting the browser'} may help`,
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

async function chooseCpu(place: Place): Promise<BackendReport> {
  const whyNot = await activateCpu(place);
  return whyNot === null
    ? { name: 'cpu', reason: 'Plain JavaScript, which is slow, as asked for.' }
    : chooseProcessor(place, `plain JavaScript was asked for but ${whyNot}`);
}

async function chooseByItself(adapter: AdapterReport, place: Place): Promise<BackendReport> {
  if (adapter.kind === 'hardware') return race(place, adapter.label);
  const because =
    adapter.kind === 'none'
      ? adapter.why
      : `WebGPU has only a software adapter here (${adapter.label}), which is far slower`;
  return chooseProcessor(place, because);
}

/**
 * Chooses a backend and makes it active. An explicit wish that cannot be met falls back, and the
 * reason says so. Whatever does not answer is given up after a while. After a lost device it makes a new
 * one, until MOST_LOST were lost.
 *
 * @throws Error if nothing at all can compute
 */
export async function chooseBackend(options: BackendOptions): Promise<BackendReport> {
  const { wanted, wasmPaths, lostDevices = 0, gpu } = options;
  const place: Place = { wasmPaths, clock: options.clock ?? realClock };
  switch (wanted) {
    case 'auto':
    case 'webgpu': {
      if (lostDevices >= MOST_LOST) {
        return chooseProcessor(place, `the graphics device was lost ${lostDevices} times`);
      }
      const adapter = await inspectAdapter(gpu, place.clock);
      return wanted === 'auto' ? chooseByItself(adapter, place) : chooseWebgpu(adapter, place);
    }
    case 'wasm':
      return chooseProcessor(place, 'it was asked for');
    case 'cpu':
      return chooseCpu(place);
    default:
      return wanted satisfies never;
  }
}

/**
 * Calls back once if the graphics device of the active backend is lost, by whatever cause: what was
 * computed on it is gone then. Does nothing on other backends.
 *
 * @param callback gets one sentence: what happened
 * @returns how to stop listening
 */
export function onDeviceLost(callback: (sentence: string) => void): () => void {
  const device = activeDevice();
  if (device === null) return () => undefined;
  return lossOf(device).onLoss(({ message }) => callback(message));
}
