import type { RunSpec } from '../../../spec/spec.ts';

export const backendNames: Record<Exclude<RunSpec['backend'], 'auto'>, string> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};
