/**
 * Compiled kernels, kept with their device: a run that is rewound, or started with other prices, needs
 * the same ones again and begins at once.
 */

interface Compiler {
  readonly bindings: GPUBindGroupLayout;
  /** @param code WGSL with an entry point `main` */
  compile(label: string, code: string): GPUComputePipeline;
}

const compilers = new WeakMap<GPUDevice, Compiler>();

/** GPUShaderStage.COMPUTE, which is no global everywhere. */
const COMPUTE = 0x4;

/** The bindings declared in kernels/common.ts. */
function createBindings(device: GPUDevice): GPUBindGroupLayout {
  const storage = (type: GPUBufferBindingType) => ({ type });
  const types = [
    { type: 'uniform', hasDynamicOffset: true } as const,
    ...[1, 2].map(() => storage('read-only-storage')),
    ...[3, 4, 5, 6, 7].map(() => storage('storage')),
  ];
  return device.createBindGroupLayout({
    entries: types.map((buffer, binding) => ({ binding, visibility: COMPUTE, buffer })),
  });
}

function createCompiler(device: GPUDevice): Compiler {
  const bindings = createBindings(device);
  const layout = device.createPipelineLayout({ bindGroupLayouts: [bindings] });
  const compiled = new Map<string, GPUComputePipeline>();
  return {
    bindings,
    compile(label, code) {
      const found = compiled.get(code);
      if (found) return found;
      const compute = { module: device.createShaderModule({ label, code }), entryPoint: 'main' };
      const pipeline = device.createComputePipeline({ label, layout, compute });
      compiled.set(code, pipeline);
      return pipeline;
    },
  };
}

export function compilerOf(device: GPUDevice): Compiler {
  const compiler = compilers.get(device) ?? createCompiler(device);
  compilers.set(device, compiler);
  return compiler;
}
