/** What the kernels see, in the order of kernels/common.ts. */
import { compilerOf } from './pipelines.ts';
import { slotsOf } from './stepSlots.ts';

/** The buffers of the running nets. */
export interface NetBuffers {
  readonly theta: GPUBuffer;
  readonly raw: GPUBuffer;
  readonly slopes: GPUBuffer;
  readonly players: GPUBuffer;
}

export interface Bound extends NetBuffers {
  readonly uniforms: GPUBuffer;
  readonly images: GPUBuffer;
  readonly list: GPUBuffer;
  readonly answers: GPUBuffer;
}

/** @param games that one slot of the uniforms describes */
export function bind(device: GPUDevice, games: number, bound: Bound): GPUBindGroup {
  const { uniforms, images, list, theta, raw, slopes, players, answers } = bound;
  const storages = [images, list, theta, raw, slopes, players, answers];
  const resources: GPUBindingResource[] = [
    { buffer: uniforms, size: slotsOf(games).bytes },
    ...storages.map((buffer) => ({ buffer })),
  ];
  return device.createBindGroup({
    layout: compilerOf(device).bindings,
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
}
