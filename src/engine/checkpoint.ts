/**
 * A run at rest between two steps, as plain data that can be cloned and kept: everything that the next
 * step depends on. The route that wrote it goes on from it to the same bits; any other route goes on from
 * the same numbers in its own precision. Its size is bounded by the net: 4 bytes for each weight and each
 * of its moments, 44 bytes for each player.
 */
import type { PlayerId } from '../game/players.ts';
import type { RuleName } from '../rules/registry.ts';
import type { Memory } from '../rules/rule.ts';
import type { RunSpec } from '../spec/spec.ts';
import type { BackendName } from './backends.ts';
import type { LayerSize } from '../model/model.ts';
import { fadeInactive, MOMENTS, type Handled, type LayerState } from './moments.ts';

export const CHECKPOINT_VERSION = 2;

/** Larger ones are neither written nor read; the paper's net under Adam takes 6.5 MB. */
export const MOST_CHECKPOINT_BYTES = 128 * 2 ** 20;

export type RouteName = 'simd' | 'wgsl' | 'tfjs' | 'sandbox';

/** Its message is one sentence for the visitor: why a kept state cannot be used, or made. */
export class CheckpointError extends Error {}

/** What the players carry from step to step; arrays of shape [playerCount]. */
export interface PlayersState {
  /** s. */
  readonly participation: Float64Array;
  /** b as it last entered U. */
  readonly benefit: Float64Array;
  /** The benefit's running mean: its sum, and the weight gathered. */
  readonly benefitSum: Float64Array;
  readonly benefitWeight: number;
  /** Adam's moments of −∂U/∂s, and the weights gathered; they rest under another dynamics. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly firstWeight: number;
  readonly secondWeight: number;
}

/** Players who have left the matrices (simd/compaction.ts); units ascending, input and output included. */
export interface Compaction extends Handled {
  /** Steps that each player has been at 0 by now; shape [playerCount]. */
  readonly quietSteps: Uint32Array;
  /** The step as of which the moments of inactive weights are; since then they have faded. */
  readonly fadedAt: number;
  /** Participation below it counted as 0 in the last step. */
  readonly floor: number;
  /** Whether players at 0 could leave in the last step. */
  readonly canLeave: boolean;
}

/** A network that learns. */
export interface NetState {
  readonly optimizer: RunSpec['optimizer'];
  /** Steps done, which Adam's bias corrections count. */
  readonly steps: number;
  /** Mean cross-entropy of the last batch, nats; NaN before the first step. */
  readonly loss: number;
  readonly layers: readonly LayerState[];
  /** Null where all players are in the matrices. */
  readonly compaction: Compaction | null;
}

/** What a trainer needs to go on. */
export interface Checkpoint {
  readonly route: RouteName;
  readonly backend: BackendName;
  readonly players: PlayersState;
  /** Null without a network. */
  readonly net: NetState | null;
}

/** What rules remember that are played between steps (betweenSteps.ts), by the rule's name. */
export type RuleMemories = Readonly<Partial<Record<RuleName, Memory>>>;

/** What a run needs to go on, its log apart. */
export interface RunCheckpoint {
  readonly version: typeof CHECKPOINT_VERSION;
  /** Of everything else here, see digest.ts. */
  readonly digest: number;
  /** As it stands. */
  readonly spec: RunSpec;
  /** Steps done; of the log, all that comes before this step is done. */
  readonly step: number;
  /** Acts done since the last step, the first that the log has for this step; the others are to come. */
  readonly actsDone: number;
  /** Whether the game has ended, and those below ε were put to 0. */
  readonly hasEnded: boolean;
  readonly stepsPerEpoch: number;
  /** Who is pinned, and where. */
  readonly pinned: readonly (readonly [player: PlayerId, participation: number])[];
  /** Left out where nothing is remembered. */
  readonly memories?: RuleMemories;
  readonly game: Checkpoint;
}

/** The units of all layers, each with how many it reads where those are not the units before it: “784-300-10”. */
const unitsOf = (layers: readonly LayerSize[]): string =>
  layers
    .map(({ inputCount, outputCount }, l) =>
      l > 0 && inputCount === layers[l - 1].outputCount
        ? `${outputCount}`
        : `${inputCount}-${outputCount}`,
    )
    .join('-');

/** @throws CheckpointError if it is of more or fewer players than `count` */
export function mustHavePlayers({ players }: Pick<Checkpoint, 'players'>, count: number): void {
  const found = players.participation.length;
  if (found === count) return;
  throw new CheckpointError(`The kept state has ${found} players; this run has ${count}.`);
}

/**
 * The net's part, if it is of this shape and has so many players.
 *
 * @param layers of the network, from the input on
 * @throws CheckpointError if it is not
 */
export function netStateFor(
  { net, players }: Checkpoint,
  layers: readonly LayerSize[],
  optimizer: RunSpec['optimizer'],
  playerCount: number,
): NetState {
  if (net === null) {
    throw new CheckpointError('The kept state has no network, and this run trains one.');
  }
  const [found, wanted] = [unitsOf(net.layers), unitsOf(layers)];
  if (found !== wanted) {
    throw new CheckpointError(
      `The kept state is of a net of ${found} units; this run’s has ${wanted}.`,
    );
  }
  if (net.optimizer !== optimizer) {
    throw new CheckpointError(
      `In the kept state θ moves by ${net.optimizer}; in this run it moves by ${optimizer}.`,
    );
  }
  mustHavePlayers({ players }, playerCount);
  return net;
}

/** θ and moments as they are at this step, whoever is in the matrices; copies where they differ. */
export function wholeLayers({
  optimizer,
  layers,
  compaction,
  steps,
}: NetState): readonly LayerState[] {
  if (compaction === null) return layers;
  const copies = layers.map((layer) => ({
    ...layer,
    kernels: layer.kernels.map((kernel) => kernel.slice()),
    biases: layer.biases.map((bias) => bias.slice()),
  }));
  fadeInactive(copies, optimizer, compaction, steps - compaction.fadedAt);
  return copies;
}

/** Bytes of the arrays of a run's checkpoint; what is beside them is small. */
export function checkpointBytes(
  playerCount: number,
  layers: readonly LayerSize[],
  optimizer: RunSpec['optimizer'],
): number {
  const weights = layers.reduce(
    (sum, { inputCount, outputCount }) => sum + (inputCount + 1) * outputCount,
    0,
  );
  return 44 * playerCount + 4 * (1 + MOMENTS[optimizer]) * weights;
}
