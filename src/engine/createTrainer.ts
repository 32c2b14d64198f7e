/**
 * The routes by which a step can be computed. To add one (kernels of our own, another granularity):
 * a file that implements `Games`, or `Trainer` to be put side by side, and a row here; the first row
 * that serves a run is taken.
 */
import type { RunSpec } from '../game/spec.ts';
import { activeDevice, type BackendName } from './backends.ts';
import { guarded, lossOf } from './deviceLoss.ts';
import type { PixelStatistics } from './inputs.ts';
import { sideBySide, trainerOf, type Games } from './games.ts';
import { createSimdGames } from './simd/simdGames.ts';
import { createTfjsTrainer, tfjsMemory } from './tfjsTrainer.ts';
import type { ImageSet, Trainer } from './trainer.ts';
import { servesWgsl } from './wgsl/serves.ts';
import { createWgslGames } from './wgsl/wgslGames.ts';

export interface TrainerOptions {
  /** Widths of all layers, input and output included. */
  readonly widths: readonly number[];
  readonly spec: RunSpec;
  /** The backend that `chooseBackend` made active. */
  readonly backend: BackendName;
  readonly data: PixelStatistics & { readonly train: ImageSet };
  /** Our own compiled step (simd/module.ts); null or left out where there is none. */
  readonly step?: WebAssembly.Module | null;
  /**
   * Whether players that are out for good may leave the matrices, where a route can do so; true if left
   * out. Turned off only to measure what it brings.
   */
  readonly shrinks?: boolean;
}

/** Options of K games; `specs` has the shape [K], K ≥ 1. */
export interface GamesOptions extends Omit<TrainerOptions, 'spec'> {
  /** Alike in batch size and split. */
  readonly specs: readonly RunSpec[];
}

interface Route {
  readonly name: string;
  /** Whether each single game can be computed. */
  serves(options: TrainerOptions): boolean;
  create(options: GamesOptions): Games;
}

const eachAlone =
  (create: (options: TrainerOptions) => Trainer) =>
  ({ specs, ...shared }: GamesOptions): Games =>
    sideBySide(specs.map((spec) => create({ ...shared, spec })));

const routes: readonly Route[] = [
  {
    name: 'simd',
    serves: ({ spec, backend, step }) =>
      spec.granularity === 'neuron' && backend === 'wasm' && step !== null && step !== undefined,
    create: ({ step, ...options }) => createSimdGames({ ...options, module: step! }),
  },
  { name: 'wgsl', serves: servesWgsl, create: createWgslGames },
  {
    name: 'tfjs',
    serves: ({ spec }) => spec.granularity === 'neuron',
    create: (options) => {
      const games = eachAlone(createTfjsTrainer)(options);
      return { ...games, memory: tfjsMemory };
    },
  },
];

/**
 * Games that one step advances together.
 *
 * @throws Error if no route serves all of them, or if their batch sizes differ
 */
export function createGames(options: GamesOptions): Games {
  const { specs, ...shared } = options;
  if (specs.some(({ batchSize }) => batchSize !== specs[0].batchSize)) {
    throw new Error('Games that advance together must have the same batch size.');
  }
  const route = routes.find(({ serves }) => specs.every((spec) => serves({ ...shared, spec })));
  if (!route) {
    const players = [...new Set(specs.map(({ granularity }) => granularity))].join(' or a ');
    throw new Error(`No engine here trains with a ${players} as player.`);
  }
  const games = route.create(options);
  const device = activeDevice();
  return device === null ? games : guarded(games, lossOf(device));
}

/** @throws Error if no route serves the run */
export const createTrainer = ({ spec, ...shared }: TrainerOptions): Trainer =>
  trainerOf(createGames({ ...shared, specs: [spec] }));
