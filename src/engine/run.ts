/**
 * One run: a spec, a log of changes, and a trainer that is advanced step by step. The worker and the
 * command line both drive it, so a run means the same in both.
 */
import type { Act } from '../game/acts.ts';
import { epochOrder, stepsPerEpoch } from '../game/batches.ts';
import { equilibrium } from '../game/frozen/equilibrium.ts';
import { playerCount } from '../game/network.ts';
import type { Change, RunSpec, SpecPatch } from '../game/spec.ts';
import { STEPS_PER_EPOCH } from '../game/sandbox/game.ts';
import { feeAt } from '../game/utility.ts';
import { readFrozenGame } from './frozenGame.ts';
import type { GameTrainer, ImageSet, Trainer } from './trainer.ts';

export interface TrainingImages {
  readonly train: ImageSet;
  /** How many images `train` will hold when all shards have arrived. */
  readonly trainCount: number;
  readonly shardSize: number;
  /** Resolves when the first `count` training images are there. */
  whenCount(count: number): Promise<void>;
}

export interface Run<T extends GameTrainer = Trainer> {
  readonly trainer: T;
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
  /** Does something to players at once; no step may be under way. A player that does not exist is no error. */
  act(act: Act): Promise<Change>;
  /** Does one step; waits for its images if they have not arrived. @returns logged changes it began with */
  advance(): Promise<readonly Change[]>;
}

export interface RunOptions<T extends GameTrainer> {
  readonly trainer: T;
  /** Null for a run without a network. */
  readonly images: TrainingImages | null;
  readonly spec: RunSpec;
  /** To be replayed, ordered by step. */
  readonly changes: readonly Change[];
}

const NO_IMAGES = new Uint32Array();

export function createRun<T extends GameTrainer>({
  trainer,
  images,
  spec: startSpec,
  changes,
}: RunOptions<T>): Run<T> {
  const perEpoch =
    images === null ? STEPS_PER_EPOCH : stepsPerEpoch(images.trainCount, startSpec.batchSize);
  let spec = startSpec;
  let step = 0;
  let replayed = 0;
  let order: Uint32Array = NO_IMAGES;
  let orderEpoch = -1;
  const held = new Map<number, number>();
  const players = playerCount(trainer.layers);

  const feeOfNextStep = () => feeAt(spec.gamma, spec.gammaWarmup, step / perEpoch);

  /** Waits for the batch's images if they have not arrived. */
  async function batch(): Promise<Uint32Array> {
    if (images === null) return NO_IMAGES;
    const epoch = Math.floor(step / perEpoch);
    if (epoch !== orderEpoch) {
      order = epochOrder(spec.seed, epoch, images.trainCount, images.shardSize);
      orderEpoch = epoch;
    }
    const from = (step % perEpoch) * spec.batchSize;
    const indices = order.subarray(from, Math.min(order.length, from + spec.batchSize));
    const needed = indices.reduce((highest, index) => Math.max(highest, index), 0) + 1;
    if (images.train.count < needed) await images.whenCount(needed);
    return indices;
  }

  function place(who: ReadonlyMap<number, number>): void {
    if (who.size === 0) return;
    const participation = new Float32Array(players).fill(NaN);
    for (const [player, s] of who) if (player < players) participation[player] = s;
    trainer.writeParticipation(participation);
  }

  async function jump(): Promise<void> {
    const game = await readFrozenGame(trainer, { ...spec, gamma: feeOfNextStep() });
    const participation = new Float32Array(players);
    trainer.layers.forEach(({ first }, l) =>
      participation.set(equilibrium(game, game.layers[l]).participation, first),
    );
    trainer.writeParticipation(participation);
    place(held);
  }

  async function apply(act: Act): Promise<void> {
    switch (act.kind) {
      case 'hold':
        held.set(act.player, act.participation);
        return place(held);
      case 'place':
        return place(new Map([[act.player, act.participation]]));
      case 'release':
        held.delete(act.player);
        return;
      case 'jump':
        return jump();
      default:
        return act satisfies never;
    }
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
      trainer.regard?.(spec);
      return { step, patch };
    },
    async act(act) {
      await apply(act);
      return { step, patch: {}, act };
    },
    async advance() {
      const due: Change[] = [];
      while (replayed < changes.length && changes[replayed].step <= step)
        due.push(changes[replayed++]);
      for (const { patch, act } of due) {
        spec = { ...spec, ...patch };
        if (act) await apply(act);
      }
      trainer.step(await batch(), withoutFrozen(spec), feeOfNextStep());
      place(held);
      step++;
      return due;
    },
  };
}

/** What is frozen moves at rate 0, which leaves it bit for bit as it is. */
function withoutFrozen(spec: RunSpec): RunSpec {
  if (!spec.freezeTheta && !spec.freezeS) return spec;
  const { lrTheta, lrS, freezeTheta, freezeS } = spec;
  return { ...spec, lrTheta: freezeTheta ? 0 : lrTheta, lrS: freezeS ? 0 : lrS };
}
