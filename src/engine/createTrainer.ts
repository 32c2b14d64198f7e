/**
 * The routes by which a step can be computed. To add one (kernels of our own, another granularity):
 * a file that implements `Trainer`, and a row here; the first row that serves a run is taken.
 */
import type { RunSpec } from '../game/spec.ts';
import type { BackendName } from './backends.ts';
import type { PixelStatistics } from './inputs.ts';
import { createSimdTrainer } from './simd/simdTrainer.ts';
import { createTfjsTrainer } from './tfjsTrainer.ts';
import type { ImageSet, Trainer } from './trainer.ts';
import { createWgslTrainer, servesWgsl } from './wgsl/wgslTrainer.ts';

export interface TrainerOptions {
  /** Widths of all layers, input and output included. */
  readonly widths: readonly number[];
  readonly spec: RunSpec;
  /** The backend that `chooseBackend` made active. */
  readonly backend: BackendName;
  readonly data: PixelStatistics & { readonly train: ImageSet };
  /** Our own compiled step (simd/module.ts); null or left out where there is none. */
  readonly step?: WebAssembly.Module | null;
}

interface Route {
  readonly name: string;
  serves(options: TrainerOptions): boolean;
  create(options: TrainerOptions): Trainer;
}

const routes: readonly Route[] = [
  {
    name: 'simd',
    serves: ({ spec, backend, step }) =>
      spec.granularity === 'neuron' && backend === 'wasm' && step !== null && step !== undefined,
    create: ({ step, ...options }) => createSimdTrainer({ ...options, module: step! }),
  },
  { name: 'wgsl', serves: servesWgsl, create: createWgslTrainer },
  {
    name: 'tfjs',
    serves: ({ spec }) => spec.granularity === 'neuron',
    create: createTfjsTrainer,
  },
];

/** @throws Error if no route serves the run */
export function createTrainer(options: TrainerOptions): Trainer {
  const route = routes.find(({ serves }) => serves(options));
  if (!route) {
    throw new Error(`No engine here trains with a ${options.spec.granularity} as player.`);
  }
  return route.create(options);
}
