/**
 * One run: a spec, a log of changes, and a trainer that is advanced step by step. The worker and the
 * command line both drive it, so a run means the same in both; and among others (runs.ts) it means the
 * same as alone.
 */
import type { Act } from '../game/acts.ts';
import { stepsPerEpoch } from '../game/batches.ts';
import { equilibrium } from '../game/frozen/equilibrium.ts';
import { inDoublePrecision } from '../game/frozen/types.ts';
import { playerCount } from '../game/network.ts';
import type { Change, RunSpec, SpecPatch } from '../game/spec.ts';
import { STEPS_PER_EPOCH } from '../game/sandbox/game.ts';
import { feeAt } from '../game/utility.ts';
import { readFrozenGame } from './frozenGame.ts';
import { createBatches, type Batches } from './batches.ts';
import type { GameTrainer, ImageSet, Population, Trainer } from './trainer.ts';

export interface TrainingImages {
  readonly train: ImageSet;
  /** How many images `train` will hold when all shards have arrived. */
  readonly trainCount: number;
  readonly shardSize: number;
  /** Resolves when the first `count` training images are there. */
  whenCount(count: number): Promise<void>;
}

/** A run but for the step itself, which a trainer does, or many games together. */
export interface Course {
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
  /**
   * Applies what the log has for this step; waits for the step's images if they have not arrived.
   *
   * @returns what the step is to be given, and the logged changes that it begins with
   */
  begin(): Promise<NextStep>;
  /** To be called when the step is done, or submitted. */
  end(): void;
}

export interface NextStep {
  readonly images: Uint32Array;
  readonly spec: RunSpec;
  readonly fee: number;
  readonly due: readonly Change[];
}

export interface Run<T extends GameTrainer = Trainer> extends Omit<Course, 'begin' | 'end'> {
  readonly trainer: T;
  /**
   * Does one step; waits for its images if they have not arrived, and for the device if it is behind.
   *
   * @returns logged changes it began with
   */
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

export interface CourseOptions extends Omit<RunOptions<GameTrainer>, 'trainer'> {
  readonly game: Population;
  /** Courses of one seed may share them. */
  readonly batches: Batches;
}

const NO_IMAGES = new Uint32Array();

export function createCourse(options: CourseOptions): Course {
  const { game, images, batches, spec: startSpec, changes } = options;
  const perEpoch =
    images === null ? STEPS_PER_EPOCH : stepsPerEpoch(images.trainCount, startSpec.batchSize);
  let spec = startSpec;
  let step = 0;
  let replayed = 0;
  const held = new Map<number, number>();
  const players = playerCount(game.layers);

  const feeOfNextStep = () => feeAt(spec.gamma, spec.gammaWarmup, step / perEpoch);

  /** Waits for the batch's images if they have not arrived. */
  async function batch(): Promise<Uint32Array> {
    if (images === null) return NO_IMAGES;
    const indices = batches(spec.seed, step);
    const needed = indices.reduce((highest, index) => Math.max(highest, index), 0) + 1;
    if (images.train.count < needed) await images.whenCount(needed);
    return indices;
  }

  function place(who: ReadonlyMap<number, number>): void {
    if (who.size === 0) return;
    const participation = new Float32Array(players).fill(NaN);
    for (const [player, s] of who) if (player < players) participation[player] = s;
    game.writeParticipation(participation);
  }

  async function jump(): Promise<void> {
    const frozen = inDoublePrecision(
      await readFrozenGame(game, { ...spec, gamma: feeOfNextStep() }),
    );
    const participation = new Float32Array(players);
    game.layers.forEach(({ first }, l) =>
      participation.set(equilibrium(frozen, frozen.layers[l]).participation, first),
    );
    game.writeParticipation(participation);
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
      game.regard?.(spec);
      return { step, patch };
    },
    async act(act) {
      await apply(act);
      return { step, patch: {}, act };
    },
    async begin() {
      const due: Change[] = [];
      while (replayed < changes.length && changes[replayed].step <= step)
        due.push(changes[replayed++]);
      for (const { patch, act } of due) {
        spec = { ...spec, ...patch };
        if (act) await apply(act);
      }
      return { images: await batch(), spec: withoutFrozen(spec), fee: feeOfNextStep(), due };
    },
    end() {
      place(held);
      step++;
    },
  };
}

export function createRun<T extends GameTrainer>({ trainer, ...options }: RunOptions<T>): Run<T> {
  const { images: source, spec: start } = options;
  const batches = source === null ? () => NO_IMAGES : createBatches(source, start.batchSize);
  const course = createCourse({ ...options, game: trainer, batches });
  // Onto the course, not a copy: its getters must stay.
  return Object.assign(course, {
    trainer,
    async advance() {
      await trainer.ready();
      const { images, spec, fee, due } = await course.begin();
      trainer.step(images, spec, fee);
      course.end();
      return due;
    },
  });
}

/** What is frozen moves at rate 0, which leaves it bit for bit as it is. */
function withoutFrozen(spec: RunSpec): RunSpec {
  if (!spec.freezeTheta && !spec.freezeS) return spec;
  const { lrTheta, lrS, freezeTheta, freezeS } = spec;
  return { ...spec, lrTheta: freezeTheta ? 0 : lrTheta, lrS: freezeS ? 0 : lrS };
}
