/** The ways to compute a step that run in Node, made ready for a test. */
import { chooseBackend, type BackendName } from '../backends.ts';
import { compiledStep } from '../simd/test/compiled.ts';

export interface NodeRoute {
  readonly backend: BackendName;
  /** null where tfjs computes. */
  readonly step: WebAssembly.Module | null;
}

const backends = { cpu: 'cpu', wasm: 'wasm', simd: 'wasm', relaxed: 'wasm' } as const;

export type NodeRouteName = keyof typeof backends;

export const nodeRoutes = Object.keys(backends) as NodeRouteName[];

export async function openRoute(name: NodeRouteName): Promise<NodeRoute> {
  await chooseBackend({ wanted: backends[name] });
  const step =
    name === 'simd'
      ? await compiledStep('step.wasm')
      : name === 'relaxed'
        ? await compiledStep('step-relaxed.wasm')
        : null;
  return { backend: backends[name], step };
}
