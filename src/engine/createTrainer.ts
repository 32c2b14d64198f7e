/** What computes a run: the first route that serves it (routes.ts). */
import { shortageOf } from '../spec/estimate.ts';
import { activeDevice } from './backends.ts';
import { lossOf } from './deviceLoss.ts';
import { trainerOf, type Games } from './games.ts';
import { guarded } from './guardedGames.ts';
import type { GamesOptions, TrainerOptions } from './route.ts';
import { routes } from './routes.ts';
import { refusalOf } from './tfjs/serves.ts';
import type { Trainer } from './trainer.ts';

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

/** @throws Error with a sentence if no route serves the run, or no memory holds it */
export function createTrainer({ spec, ...shared }: TrainerOptions): Trainer {
  const shortage = shortageOf(spec);
  if (shortage !== null) throw new Error(shortage);
  return trainerOf(createGames({ ...shared, specs: [spec] }));
}
