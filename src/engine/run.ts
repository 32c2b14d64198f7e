/**
 * One run: a spec, a log of changes, and a trainer that is advanced step by step. The worker and the
 * command line both drive it, so a run means the same in both.
 */
import { epochOrder, stepsPerEpoch } from '../game/batches.ts';
import type { Change, RunSpec, SpecPatch } from '../game/spec.ts';
import { feeAt } from '../game/utility.ts';
import type { ImageSet, Trainer } from './trainer.ts';

export interface TrainingImages {
  readonly train: ImageSet;
  /** How many images `train` will hold when all shards have arrived. */
  readonly trainCount: number;
  readonly shardSize: number;
  /** Resolves when the first `count` training images are there. */
  whenCount(count: number): Promise<void>;
}

export interface Run {
  readonly trainer: Trainer;
  readonly stepsPerEpoch: number;
  /** The spec as it stands. */
  readonly spec: RunSpec;
  /** Steps done. */
  readonly step: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  /** γ_t of the next step. */
  readonly fee: number;
  /** Changes live parameters from the next step on. */
  patch(patch: SpecPatch): Change;
  /** Does one step; waits for its images if they have not arrived. @returns logged changes it began with */
  advance(): Promise<readonly Change[]>;
}

export interface RunOptions {
  readonly trainer: Trainer;
  readonly images: TrainingImages;
  readonly spec: RunSpec;
  /** To be replayed, ordered by step. */
  readonly changes: readonly Change[];
}

export function createRun({ trainer, images, spec: startSpec, changes }: RunOptions): Run {
  const perEpoch = stepsPerEpoch(images.trainCount, startSpec.batchSize);
  let spec = startSpec;
  let step = 0;
  let replayed = 0;
  let order: Uint32Array = new Uint32Array();
  let orderEpoch = -1;

  const feeOfNextStep = () => feeAt(spec.gamma, spec.gammaWarmup, step / perEpoch);

  function batch(): Uint32Array {
    const epoch = Math.floor(step / perEpoch);
    if (epoch !== orderEpoch) {
      order = epochOrder(spec.seed, epoch, images.trainCount, images.shardSize);
      orderEpoch = epoch;
    }
    const from = (step % perEpoch) * spec.batchSize;
    return order.subarray(from, Math.min(order.length, from + spec.batchSize));
  }

  return {
    trainer,
    stepsPerEpoch: perEpoch,
    get spec() {
      return spec;
    },
    get step() {
      return step;
    },
    get epoch() {
      return step / perEpoch;
    },
    get fee() {
      return feeOfNextStep();
    },
    patch(patch) {
      spec = { ...spec, ...patch };
      return { step, patch };
    },
    async advance() {
      const due: Change[] = [];
      while (replayed < changes.length && changes[replayed].step <= step)
        due.push(changes[replayed++]);
      for (const change of due) spec = { ...spec, ...change.patch };
      const indices = batch();
      const needed = indices.reduce((highest, index) => Math.max(highest, index), 0) + 1;
      if (images.train.count < needed) await images.whenCount(needed);
      trainer.step(indices, spec, feeOfNextStep());
      step++;
      return due;
    },
  };
}
