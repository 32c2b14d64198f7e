import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseBackend, MOST_LOST, onDeviceLost } from './backends.ts';
import type { Clock } from './timeLimit.ts';
import { DEVICE_LIMIT_MS, inspectAdapter } from './webgpuAdapter.ts';

const answering = (adapter: unknown) => ({ requestAdapter: async () => adapter as never });

const never = () => new Promise<never>(() => {});

/** Time passes at once for what waits for a graphics driver, and not at all for anything else. */
const impatient: Clock = {
  after(ms, then) {
    if (ms > DEVICE_LIMIT_MS) return () => {};
    const timer = setTimeout(then, 0);
    return () => clearTimeout(timer);
  },
};

describe('inspectAdapter', () => {
  it('tells no WebGPU, no adapter and a refusal apart', async () => {
    expect(await inspectAdapter()).toEqual({ kind: 'none', why: 'there is no WebGPU here' });
    expect(await inspectAdapter(answering(null))).toMatchObject({ kind: 'none' });
    const refusing = { requestAdapter: () => Promise.reject(new Error('no')) };
    expect(await inspectAdapter(refusing)).toMatchObject({ kind: 'none' });
  });

  it('knows a software adapter by either place of the flag', async () => {
    const today = {
      info: { isFallbackAdapter: true, vendor: 'google', architecture: 'swiftshader' },
    };
    expect(await inspectAdapter(answering(today))).toEqual({
      kind: 'software',
      label: 'google swiftshader',
    });
    const before = { isFallbackAdapter: true };
    expect(await inspectAdapter(answering(before))).toEqual({
      kind: 'software',
      label: 'unnamed adapter',
    });
  });

  it('takes any other adapter for a graphics card', async () => {
    const card = { info: { isFallbackAdapter: false, description: 'Card 1' } };
    expect(await inspectAdapter(answering(card))).toEqual({ kind: 'hardware', label: 'Card 1' });
  });
});

describe('a graphics driver that never answers', () => {
  const patience = `did not answer within ${DEVICE_LIMIT_MS / 1000} seconds`;
  afterEach(() => vi.unstubAllGlobals());

  it('is given up when it is asked for an adapter', async () => {
    const gpu = { requestAdapter: never };
    expect(await inspectAdapter(gpu, impatient)).toEqual({
      kind: 'none',
      why: `WebGPU ${patience} when it was asked for a graphics adapter`,
    });
    for (const wanted of ['auto', 'webgpu'] as const) {
      const { name, reason } = await chooseBackend({ wanted, gpu, clock: impatient });
      expect(name).toBe('wasm');
      expect(reason).toContain(patience);
    }
  });

  it('is given up when it is asked for a device, and its late answer changes nothing', async () => {
    let answer: (device: unknown) => void = () => {};
    const adapter = {
      info: { isFallbackAdapter: false, description: 'Card 1' },
      features: new Set<string>(),
      limits: {},
      requestDevice: () => new Promise((resolve) => (answer = resolve)),
    };
    const gpu = answering(adapter);
    // tfjs looks for it by itself.
    vi.stubGlobal('navigator', { gpu });
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    for (const wanted of ['auto', 'webgpu'] as const) {
      const { name, reason } = await chooseBackend({ wanted, gpu, clock: impatient });
      expect(name).toBe('wasm');
      expect(reason).toContain(`(Card 1) ${patience}`);
      answer({ lost: never(), features: new Set(), limits: {}, queue: {} });
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(tf.getBackend()).toBe('wasm');
      expect(tf.add(1, 2).dataSync()[0]).toBe(3);
    }
    warned.mockRestore();
  });
});

describe('chooseBackend in Node', () => {
  it('takes WebAssembly by itself and says why', async () => {
    const { name, reason } = await chooseBackend({ wanted: 'auto' });
    expect(name).toBe('wasm');
    expect(reason).toContain('there is no WebGPU here');
  });

  it('honours a wish', async () => {
    expect(await chooseBackend({ wanted: 'cpu' })).toMatchObject({ name: 'cpu' });
    expect(await chooseBackend({ wanted: 'wasm' })).toMatchObject({ name: 'wasm' });
  });

  it('says what it uses instead of a WebGPU that is not there', async () => {
    const { name, reason } = await chooseBackend({ wanted: 'webgpu' });
    expect(name).toBe('wasm');
    expect(reason).toContain('WebGPU was asked for');
  });

  it('tries no further device after some were lost', async () => {
    const gpu = { requestAdapter: () => expect.unreachable() };
    for (const wanted of ['auto', 'webgpu'] as const) {
      const { name, reason } = await chooseBackend({ wanted, gpu, lostDevices: MOST_LOST });
      expect(name).toBe('wasm');
      expect(reason).toBe(
        'WebAssembly on the processor, because the graphics device was lost 2 times.',
      );
    }
  });

  it('never reports a lost device without a device', async () => {
    await chooseBackend({ wanted: 'wasm' });
    expect(() => onDeviceLost(() => expect.unreachable())).not.toThrow();
  });
});
