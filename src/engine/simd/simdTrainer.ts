/** A single game on our own WebAssembly SIMD. */
import type { TrainerOptions } from '../route.ts';
import { trainerOf } from '../games.ts';
import type { Trainer } from '../trainer.ts';
import type { SimdGame } from './simdGame.ts';
import { createSimdGames } from './simdGames.ts';

export interface SimdTrainerOptions extends Pick<
  TrainerOptions,
  'model' | 'spec' | 'data' | 'shrinks'
> {
  /** From `loadStep`. */
  readonly module: WebAssembly.Module;
}

export type SimdTrainer = Trainer & Pick<SimdGame, 'activeCounts'>;

export function createSimdTrainer({ spec, ...shared }: SimdTrainerOptions): SimdTrainer {
  const one = createSimdGames({ ...shared, specs: [spec] });
  const { activeCounts } = one.games[0];
  return { ...trainerOf(one), activeCounts };
}
