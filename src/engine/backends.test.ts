import { describe, expect, it } from 'vitest';
import { chooseBackend, onDeviceLost } from './backends.ts';
import { inspectAdapter } from './webgpuAdapter.ts';

const answering = (adapter: unknown) => ({ requestAdapter: async () => adapter as never });

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

  it('never reports a lost device without a device', async () => {
    await chooseBackend({ wanted: 'wasm' });
    expect(() => onDeviceLost(() => expect.unreachable())).not.toThrow();
  });
});
