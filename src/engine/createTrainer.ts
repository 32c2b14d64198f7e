/**
 * The routes by which a step can be computed. To add one (kernels of our own, another granularity):
 * a file that implements `Games`, or `Trainer` to be put side by side, and a row here; the first row
 * that serves a run is taken.
 */
import { activeDevice } from './backends.ts';
import { lossOf } from './deviceLoss.ts';
import { guarded } from './guardedGames.ts';
import { sideBySide, trainerOf, type Games } from './games.ts';
import { servedNet } from './simd/serves.ts';
import { createSimdGames } from './simd/simdGames.ts';
import { refusalOf } from './tfjs/serves.ts';
import { createTfjsTrainer, tfjsMemory } from './tfjs/tfjsTrainer.ts';
import type { GamesOptions, Route, TrainerOptions } from './route.ts';
import type { Trainer } from './trainer.ts';
import { servesWgsl } from './wgsl/serves.ts';
import { createWgslGames } from './wgsl/wgslGames.ts';

const eachAlone =
  (create: (options: TrainerOptions) => Trainer) =>
  ({ specs, ...shared }: GamesOptions): Games =>
    sideBySide(specs.map((spec) => create({ ...shared, spec })));

const routes: readonly Route[] = [
  {
    name: 'simd',
    serves: ({ model, spec, backend, step }) =>
      servedNet(model, spec.granularity) !== null &&
      backend === 'wasm' &&
      step !== null &&
      step !== undefined,
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
    // What the general route does not serve, nobody does.
    const why = specs.map(({ granularity }) => refusalOf(shared.model, granularity));
    throw new Error(why.find((each) => each !== null)!);
  }
  const games = route.create(options);
  const device = activeDevice();
  return device === null ? games : guarded(games, lossOf(device));
}

/** @throws Error if no route serves the run */
export const createTrainer = ({ spec, ...shared }: TrainerOptions): Trainer =>
  trainerOf(createGames({ ...shared, specs: [spec] }));
