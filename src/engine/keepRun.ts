/** A run's checkpoint: put together, and held against the run that is to go on from it. */
import { isLive } from '../spec/spec.ts';
import type { RunSpec } from '../spec/spec.ts';
import { parameterNames } from '../spec/parameters.ts';
import { CHECKPOINT_VERSION, CheckpointError, type RunCheckpoint } from './checkpoint.ts';
import { digestOf } from './digest.ts';
import type { Population } from './trainer.ts';

/** Where a run stands, its players and its net apart. */
export type RunStanding = Omit<RunCheckpoint, 'version' | 'digest' | 'game'>;

const isFinite = (values: ArrayLike<number>): boolean => {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
};

/** @throws CheckpointError if the numbers have run away */
export async function keep(game: Population, standing: RunStanding): Promise<RunCheckpoint> {
  const saved = await game.save();
  const { players, net } = saved;
  const numbers = [
    ...[players.participation, players.benefit, players.benefitSum, players.first, players.second],
    ...Object.values(standing.memories ?? {}).flatMap((memory) => Object.values(memory)),
    ...(net?.layers ?? []).flatMap(({ kernels, biases }) => [...kernels, ...biases]),
  ];
  if (!numbers.every(isFinite)) {
    throw new CheckpointError(
      `At step ${standing.step} the numbers are no longer finite, so this state was not kept.`,
    );
  }
  const contents = { ...standing, game: saved };
  return { version: CHECKPOINT_VERSION, digest: digestOf(contents), ...contents };
}

/**
 * Makes sure that a checkpoint is of this run: alike in everything that a run cannot change.
 *
 * @throws CheckpointError if it is not
 */
export function refuseAnother(from: RunCheckpoint, spec: RunSpec, stepsPerEpoch: number): void {
  // What computes may change: a run goes on elsewhere.
  const fixed = parameterNames.filter((name) => !isLive(name) && name !== 'backend');
  const other = fixed.find((name) => from.spec[name] !== spec[name]);
  if (other !== undefined) {
    throw new CheckpointError(
      `The kept state is of another run: its ${other} is ${String(from.spec[other])}, here it is ${String(spec[other])}.`,
    );
  }
  if (from.stepsPerEpoch !== stepsPerEpoch) {
    throw new CheckpointError(
      `The kept state has ${from.stepsPerEpoch} steps in an epoch, this run has ${stepsPerEpoch}.`,
    );
  }
}
