/**
 * A run but for the step itself: which images, which prices, which changes come next. A single run advances by one
 * (run.ts), and so does each of many games together (runs.ts).
 */
import type { Intervention, LineWeights } from '../game/interventions.ts';
import { stepsPerEpoch } from '../game/batches.ts';
import { equilibriumOf } from '../game/frozen/solve.ts';
import { inDoublePrecision, pricesIn } from '../game/frozen/types.ts';
import { playerCount } from '../game/network.ts';
import type { PlayerId } from '../game/players.ts';
import { feeShareAt } from '../game/prices.ts';
import { atRates, isGameOver } from '../game/schedule.ts';
import { firstLayerNeuron } from '../spec/network.ts';
import type { Change, RunSpec, SpecPatch } from '../spec/spec.ts';
import { STEPS_PER_EPOCH } from '../game/sandbox/game.ts';
import { readFrozenGame } from './frozenGame.ts';
import { createBetweenSteps } from './betweenSteps.ts';
import type { Batches } from './batches.ts';
import type { RunCheckpoint } from './checkpoint.ts';
import { standingsAtEnd } from './endOfGame.ts';
import { keep, refuseAnother } from './keepRun.ts';
import type { ImageSet, Population } from './trainer.ts';

export interface TrainingImages {
  readonly train: ImageSet;
  /** How many images `train` will hold when all shards have arrived. */
  readonly trainCount: number;
  readonly shardSize: number;
  /** Resolves when the first `count` training images are there. */
  whenCount(count: number): Promise<void>;
}

/** A run but for the step itself, which a trainer does, or many games together. */
export interface Schedule {
  readonly stepsPerEpoch: number;
  /** The spec as it stands. */
  readonly spec: RunSpec;
  /** Steps done. */
  readonly step: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  /** How much of γ is in force at the next step, 0 to 1. */
  readonly feeShare: number;
  /** Changes live parameters from the next step on. */
  patch(patch: SpecPatch): Change;
  /** Does something to players at once; no step may be under way. A player that does not exist is no error. */
  act(act: Intervention): Promise<Change>;
  /** All changes, ordered by step: those done, the visitor's own among them, and those still to be replayed. */
  readonly log: readonly Change[];
  /** How many entries of the log are done. */
  readonly replayed: number;
  /**
   * All that is needed to go on from here, later or elsewhere, together with the log; the run is not
   * disturbed. No step may be under way.
   *
   * @throws CheckpointError if the numbers have run away, so that there is nothing to go on from
   */
  save(): Promise<RunCheckpoint>;
  /**
   * Resolves when the step under way is over; null where none is that anything could come between. Until then
   * what is changed is for the step after it, and players may stand elsewhere than is to be told.
   */
  readonly underWay: Promise<void> | null;
  /** Whether the log has changes for this step that have not been done. */
  readonly isDue: boolean;
  /** Does at once what the log has for this step, as `begin` would. @returns what was done */
  catchUp(): Promise<readonly Change[]>;
  /**
   * Applies what the log has for this step; waits for the step's images if they have not arrived.
   *
   * @returns what the step is to be given, and the logged changes that it begins with
   */
  begin(): Promise<NextStep>;
  /** To be called when the step is done, or submitted. @returns when players stand where it puts them */
  end(): Promise<void>;
}

export interface NextStep {
  readonly images: Uint32Array;
  readonly spec: RunSpec;
  readonly feeShare: number;
  readonly due: readonly Change[];
}

export interface ScheduleOptions {
  readonly game: Population;
  /** Schedules of one seed may share them. */
  readonly batches: Batches;
  /** Null for a run without a network. */
  readonly images: TrainingImages | null;
  readonly spec: RunSpec;
  /** The log, ordered by step: what of it is not done yet is replayed. */
  readonly changes: readonly Change[];
  /**
   * Where to go on from; left out to begin at step 0. Goes on as if it had never stopped: to the same bits
   * where the route is that which wrote it.
   */
  readonly from?: RunCheckpoint;
}

export const NO_IMAGES = new Uint32Array();

/** @throws CheckpointError if `from` is of another run */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { game, images, batches, spec: startSpec, changes, from } = options;
  const perEpoch =
    images === null ? STEPS_PER_EPOCH : stepsPerEpoch(images.trainCount, startSpec.batchSize);
  const players = playerCount(game.layers);
  let spec = startSpec;
  let step = 0;
  let pinned = new Map<PlayerId, number>();
  let actsDone = 0;
  /** Whether those below ε were put to 0 for the end of the game. */
  let hasEnded = false;
  /** The spec of the step under way, if the game ends with it and players are counted; else null. */
  let cutting: RunSpec | null = null;
  const between = createBetweenSteps(game, () => put(pinned));
  const log = [...changes];
  /** Entries of the log before it are done. */
  let replayed = 0;

  if (from !== undefined) {
    refuseAnother(from, startSpec, perEpoch);
    if (from.memories !== undefined) between.load(from.memories, startSpec);
    game.restore(from.game);
    step = from.step;
    pinned = new Map(from.pinned);
    actsDone = from.actsDone;
    hasEnded = from.hasEnded;
    replayed = doneBefore(log, from);
    // As the log has it: what the hand took back at this very step is no longer in it.
    spec = Object.assign({}, startSpec, ...log.slice(0, replayed).map(({ patch }) => patch));
    game.applyCoefficients?.(spec);
  }

  /** Whether a change could come between `begin` and `end`, and who waits for the end. */
  let underWay: Promise<void> | null = null;
  let finish = () => {};

  const feeShareOfNextStep = () => feeShareAt(spec.gammaWarmup, step / perEpoch);

  /** Waits for the batch's images if they have not arrived. */
  async function batch(): Promise<Uint32Array> {
    if (images === null) return NO_IMAGES;
    const indices = batches(spec.seed, step);
    const needed = indices.reduce((highest, index) => Math.max(highest, index), 0) + 1;
    if (images.train.count < needed) await images.whenCount(needed);
    return indices;
  }

  /** NaN for everybody but those who are put somewhere. */
  const column = new Float32Array(players).fill(NaN);

  function put(who: ReadonlyMap<PlayerId, number>): void {
    if (who.size === 0) return;
    for (const [player, s] of who) if (player < players) column[player] = s;
    game.writeParticipation(column);
    for (const player of who.keys()) if (player < players) column[player] = NaN;
  }

  /** At the end of the game those who are to stay stay, and what counts as pruned is pruned. @param done steps by then */
  async function prune(at: RunSpec, done: number): Promise<void> {
    const columns = await game.readPlayers();
    const ranks = between.ranks(columns, at, { step: done, epoch: done / perEpoch });
    game.writeParticipation(standingsAtEnd(game.layers, columns, at, pinned, ranks));
    put(pinned);
  }

  async function endGame(): Promise<void> {
    const isOver = isGameOver(spec, step / perEpoch);
    if (isOver && !hasEnded) await prune(spec, step);
    hasEnded = isOver;
  }

  async function jump(): Promise<void> {
    const frozen = inDoublePrecision(await readFrozenGame(game, spec, feeShareOfNextStep()));
    const participation = new Float32Array(players);
    game.layers.forEach(({ first }, l) =>
      participation.set(equilibriumOf(pricesIn(frozen, l), frozen.layers[l]).participation, first),
    );
    game.writeParticipation(participation);
    put(pinned);
  }

  /** Without effect on a player that has no line, or one in other numbers. */
  function moveLine(player: PlayerId, { weights, bias }: LineWeights): void {
    const read = images === null ? null : firstLayerNeuron(spec, player);
    if (read === null || read.inputs !== weights.length) return;
    const kernel = Float32Array.from(weights);
    game.writeNeuron?.({ layer: 0, neuron: read.neuron, kernel, bias: Math.fround(bias) });
  }

  async function apply(act: Intervention): Promise<void> {
    switch (act.kind) {
      case 'pin':
        pinned.set(act.player, act.participation);
        return put(pinned);
      case 'set':
        return put(new Map([[act.player, act.participation]]));
      case 'release':
        pinned.delete(act.player);
        return;
      case 'moveLine':
        return moveLine(act.player, act);
      case 'setToEquilibrium':
        return jump();
      default:
        return act satisfies never;
    }
  }

  const isDue = () => replayed < log.length && log[replayed].step <= step;

  async function catchUp(): Promise<Change[]> {
    const due: Change[] = [];
    while (isDue()) due.push(log[replayed++]);
    for (const { patch, act } of due) {
      spec = { ...spec, ...patch };
      if (act === undefined) continue;
      await apply(act);
      actsDone++;
    }
    if (due.length > 0) game.applyCoefficients?.(spec);
    return due;
  }

  /** What the visitor does comes before what the log still has. */
  function note(change: Change): Change {
    log.splice(replayed++, 0, change);
    return change;
  }

  return {
    log,
    get replayed() {
      return replayed;
    },
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
    get feeShare() {
      return feeShareOfNextStep();
    },
    patch(patch) {
      spec = { ...spec, ...patch };
      game.applyCoefficients?.(spec);
      return note({ step: underWay === null ? step : step + 1, patch });
    },
    async act(act) {
      await apply(act);
      actsDone++;
      return note({ step, patch: {}, act });
    },
    save() {
      const memories = between.save();
      const existing = [...pinned].filter(([player]) => player < players);
      return keep(game, {
        spec,
        step,
        actsDone,
        hasEnded,
        stepsPerEpoch: perEpoch,
        pinned: existing,
        ...(memories && { memories }),
      });
    },
    get underWay() {
      return underWay;
    },
    get isDue() {
      return isDue();
    },
    catchUp,
    async begin() {
      const due = await catchUp();
      await endGame();
      const batchImages = await batch();
      const epoch = step / perEpoch;
      const feeShare = feeShareOfNextStep();
      // Where players are counted the step that ends the game also cuts: a run may end with it.
      const endsNow = spec.keep !== 0 && !hasEnded && isGameOver(spec, (step + 1) / perEpoch);
      cutting = endsNow ? spec : null;
      if (endsNow || between.plays(spec.dynamics))
        underWay = new Promise((resolve) => (finish = resolve));
      const given = await between.before(atRates(spec, epoch), feeShare, {
        step: step + 1,
        epoch: (step + 1) / perEpoch,
      });
      return { images: batchImages, spec: given, feeShare, due };
    },
    async end() {
      await between.after();
      put(pinned);
      if (cutting !== null) {
        await prune(cutting, step + 1);
        hasEnded = true;
        cutting = null;
      }
      step++;
      actsDone = 0;
      underWay = null;
      finish();
    },
  };
}

/**
 * How many entries of the log were done when it was kept. Of a step's patches the last one counts, so
 * those of the very step do no harm if they come again; its acts do.
 */
function doneBefore(log: readonly Change[], { step, actsDone }: RunCheckpoint): number {
  let done = log.filter((change) => change.step < step).length;
  for (let acts = 0; acts < actsDone && done < log.length && log[done].step === step; done++)
    if (log[done].act) acts++;
  return done;
}
