/** What WebGPU offers here, asked before tfjs is: tfjs breaks where `requestAdapter` answers null. */

import { realClock, TimeLimitError, within, type Clock } from './timeLimit.ts';

/** A graphics driver that has not answered by then is stuck. */
export const DEVICE_LIMIT_MS = 10_000;

/** The little of the WebGPU API that is used; not every TypeScript library declares it. */
interface Adapter {
  /** In Chromium before 2025; today it is part of `info`. */
  readonly isFallbackAdapter?: boolean;
  readonly info?: {
    readonly isFallbackAdapter?: boolean;
    readonly vendor?: string;
    readonly architecture?: string;
    readonly description?: string;
  };
}

export interface Gpu {
  requestAdapter(options?: { powerPreference?: 'high-performance' }): Promise<Adapter | null>;
}

export type AdapterReport =
  | { readonly kind: 'none'; readonly why: string }
  /** Rendered by the processor: right, and about a thousand times slower than a graphics card. */
  | { readonly kind: 'software'; readonly label: string }
  | { readonly kind: 'hardware'; readonly label: string };

const gpuOfThisPlace = (): Gpu | undefined =>
  (globalThis as { navigator?: { gpu?: Gpu } }).navigator?.gpu;

/** @param gpu `navigator.gpu`, if there is one */
export async function inspectAdapter(
  gpu: Gpu | undefined = gpuOfThisPlace(),
  clock: Clock = realClock,
): Promise<AdapterReport> {
  if (!gpu) return { kind: 'none', why: 'there is no WebGPU here' };
  let adapter: Adapter | null;
  try {
    // The same question that tfjs asks, so that the answer is about the same adapter.
    const asked = gpu.requestAdapter({ powerPreference: 'high-performance' });
    adapter = await within(asked, DEVICE_LIMIT_MS, clock);
  } catch (error) {
    const why =
      error instanceof TimeLimitError
        ? `WebGPU ${error.message} when it was asked for a graphics adapter`
        : 'WebGPU refused to name a graphics adapter';
    return { kind: 'none', why };
  }
  if (!adapter) return { kind: 'none', why: 'WebGPU found no graphics adapter' };
  const { info } = adapter;
  const named = [info?.vendor, info?.architecture].filter(Boolean).join(' ');
  const label = info?.description || named || 'unnamed adapter';
  const isFallback = info?.isFallbackAdapter ?? adapter.isFallbackAdapter ?? false;
  return { kind: isFallback ? 'software' : 'hardware', label };
}
