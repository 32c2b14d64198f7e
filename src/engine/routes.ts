/**
 * The routes by which a step can be computed; the first that serves a run is taken. To add one (kernels of our
 * own): a file that implements `Games`, or `Trainer` to be put side by side, and a row here.
 */
import { sideBySide, trainerOf, type Games } from './games.ts';
import type { GamesOptions, Route, TrainerOptions } from './route.ts';
import { servesSimd } from './simd/shape.ts';
import { createSimdGames } from './simd/simdGames.ts';
import { refusalOf } from './tfjs/serves.ts';
import { createTfjsTrainer, tfjsMemory } from './tfjs/tfjsTrainer.ts';
import type { Trainer } from './trainer.ts';
import { servesWgsl } from './wgsl/serves.ts';
import { createWgslGames } from './wgsl/wgslGames.ts';

const eachAlone =
  (create: (options: TrainerOptions) => Trainer) =>
  ({ specs, ...shared }: GamesOptions): Games =>
    sideBySide(specs.map((spec) => create({ ...shared, spec })));

export const routes: readonly Route[] = [
  {
    name: 'simd',
    serves: ({ model, spec, backend, step }) =>
      backend === 'wasm' && step !== null && step !== undefined && servesSimd(model, spec),
    create: ({ step, ...options }) => createSimdGames({ ...options, module: step! }),
  },
  {
    name: 'wgsl',
    serves: servesWgsl,
    // Games lie in one set of buffers where the same kinds play; where others do, each has its own.
    create: (options) =>
      new Set(options.specs.map(({ granularity }) => granularity)).size === 1
        ? createWgslGames(options)
        : eachAlone(({ spec, ...shared }) =>
            trainerOf(createWgslGames({ ...shared, specs: [spec] })),
          )(options),
  },
  {
    name: 'tfjs',
    serves: ({ model, spec }) => refusalOf(model, spec.granularity) === null,
    create: (options) => {
      const games = eachAlone(createTfjsTrainer)(options);
      return { ...games, memory: tfjsMemory };
    },
  },
];
