/** What the worker tells the page. `run` is the id given by `start`. */
import type { Answer } from '../game/answers.ts';
import type { Figures } from '../game/figures.ts';
import type { Intervention } from '../game/interventions.ts';
import type { FrozenGameAt } from '../game/frozen/types.ts';
import type { PictureShape } from '../game/pictures.ts';
import type { PlayerId } from '../game/players.ts';
import type { ShownLayer } from '../game/shown.ts';
import type { InputScale } from '../game/smallNet.ts';
import type { DenseWeights } from '../model/weights.ts';
import type { SpecPatch } from '../spec/spec.ts';

export type BackendName = 'webgpu' | 'wasm' | 'cpu';

export interface BackendReport {
  readonly name: BackendName;
  /** One sentence: why this one. */
  readonly reason: string;
}

/** How a network stands at a step at which it was tested. */
export interface Evaluated extends Figures {
  readonly testAccuracy: number;
  readonly testAccuracyPruned: number;
}

/** The class that each test image is given at one step; each of shape [count]. */
export interface Classified {
  readonly step: number;
  /** With s as it is, and with everybody below ε out. */
  readonly now: Uint8Array;
  readonly pruned: Uint8Array;
  /** What they are truly. */
  readonly labels: Uint8Array;
}

export interface Snapshot {
  readonly step: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  readonly backend: BackendName;
  /** This and the accuracies: null without a network. */
  readonly loss: number | null;
  readonly testAccuracy: number | null;
  readonly testAccuracyPruned: number | null;
  readonly sparsity: number;
  readonly activePerLayer: readonly number[];
  readonly meanParticipation: number;
  /** One row per layer of players. */
  readonly participation: number[][];
}

/** A net with its players at one step. */
export interface StandingNet {
  /** Of the layers that learn, without gates. */
  readonly weights: readonly DenseWeights[];
  /** s of all players; shape [playerCount]. */
  readonly participation: Float32Array;
  /** Prune threshold. */
  readonly epsilon: number;
  /** How numbers of an example enter the net. */
  readonly scale: InputScale;
  /** Share of the test examples that it classifies rightly with everybody below ε out. */
  readonly accuracy: number;
}

/** The state of a run right after a step, to go on from. Small enough to be kept; see engine/checkpoint.ts. */
export interface Checkpoint {
  /** Steps done. What the log has for this step is not part of the state yet. */
  readonly step: number;
  /** Structured-cloneable; only the engine knows what is in it, and checks it. */
  readonly state: unknown;
}

/**
 * Why a run stopped: its numbers ran away, it could not be prepared, its checkpoint cannot be used, the
 * graphics device is gone, the worker is gone or does not answer, or something else went wrong.
 */
export type FailureCause =
  'diverged' | 'preparation' | 'checkpoint' | 'device' | 'worker' | 'silence' | 'other';

export type WorkerEvent =
  | {
      /** What is being prepared and how far it is, 0 to 1; null when that cannot be said. */
      readonly type: 'progress';
      readonly run: number;
      readonly what: 'backend' | 'data';
      readonly share: number | null;
      readonly text: string;
    }
  | {
      readonly type: 'ready';
      readonly run: number;
      readonly backend: BackendReport;
      /** Layers as the frames carry them. */
      readonly layers: readonly ShownLayer[];
      /** The players that frames and pictures carry, among all, rising; shape [shownCount]. */
      readonly shown: Uint32Array;
      readonly stepsPerEpoch: number;
      /** Where the run stands: 0, or the step of the checkpoint it goes on from. */
      readonly step: number;
      /** Entries of the log that are part of that state; what is due at the step itself follows at once. */
      readonly done: number;
    }
  | { readonly type: 'frame'; readonly run: number; readonly buffer: ArrayBuffer }
  | {
      /** Pictures of players, one after another in the buffer. */
      readonly type: 'pictures';
      readonly run: number;
      readonly step: number;
      readonly shapes: readonly PictureShape[];
      readonly buffer: ArrayBuffer;
    }
  | ({ readonly type: 'evaluated'; readonly run: number } & Evaluated)
  | ({
      /** Comes right after the `evaluated` of the same step; its arrays are transferred. */
      readonly type: 'classified';
      readonly run: number;
    } & Classified)
  | {
      readonly type: 'stepped';
      readonly run: number;
      readonly request: number;
      readonly step: number;
    }
  | {
      /** The patch acts from this step on. */
      readonly type: 'patched';
      readonly run: number;
      /** Null for a change replayed from the run's log. */
      readonly request: number | null;
      readonly step: number;
      readonly patch: SpecPatch;
    }
  | {
      /** The act was done just before this step. */
      readonly type: 'acted';
      readonly run: number;
      /** Null for an act replayed from the run's log. */
      readonly request: number | null;
      readonly step: number;
      readonly act: Intervention;
    }
  | {
      readonly type: 'playing';
      readonly run: number;
      readonly playing: boolean;
      readonly step: number;
    }
  | {
      readonly type: 'snapshot';
      readonly run: number;
      readonly request: number;
      readonly snapshot: Snapshot;
    }
  | {
      readonly type: 'frozen';
      readonly run: number;
      readonly request: number;
      readonly step: number;
      /** Its arrays are transferred. */
      readonly game: FrozenGameAt;
      /** What reading it cost the training, in milliseconds. */
      readonly costMs: number;
    }
  | {
      /** Of the players from `first` on; each of shape [count]. Its arrays are transferred. */
      readonly type: 'figures';
      readonly run: number;
      readonly request: number;
      readonly step: number;
      readonly first: PlayerId;
      readonly participation: Float32Array;
      readonly benefit: Float32Array;
      readonly rivalry: Float32Array;
      /** With its sign; null where a player is more than one weight. */
      readonly theta: Float32Array | null;
      /** What reading them cost the training, in milliseconds. */
      readonly costMs: number;
    }
  | {
      readonly type: 'net';
      readonly run: number;
      readonly request: number;
      readonly step: number;
      /** Its arrays are transferred; null without a network. */
      readonly net: StandingNet | null;
    }
  | {
      readonly type: 'answered';
      readonly run: number;
      readonly request: number;
      readonly step: number;
      /** Its arrays are transferred; null while the example is not there, and where nothing can be said of it. */
      readonly answer: Answer | null;
      /** What working it out cost the training, in milliseconds. */
      readonly costMs: number;
    }
  | {
      /** What happened and what to do. The run is paused; what it has shown stays. */
      readonly type: 'failed';
      readonly run: number;
      readonly cause: FailureCause;
      readonly message: string;
    }
  | {
      /** A run that was said to be silent speaks again; it never stopped. Concluded by the client. */
      readonly type: 'recovered';
      readonly run: number;
    }
  | {
      /** Sent now and then, and when the run comes to rest. Its arrays are transferred. */
      readonly type: 'kept';
      readonly run: number;
      readonly checkpoint: Checkpoint;
    }
  | { readonly type: 'pong' }
  | {
      /** Something the visitor should know that did not stop the run. */
      readonly type: 'notice';
      readonly run: number;
      readonly message: string;
    }
  | { readonly type: 'disposed'; readonly tensors: number };

/** Every one: the compiler refuses a list without a new one. */
export const eventTypes = {
  progress: true,
  ready: true,
  frame: true,
  pictures: true,
  evaluated: true,
  classified: true,
  stepped: true,
  patched: true,
  acted: true,
  playing: true,
  snapshot: true,
  frozen: true,
  figures: true,
  net: true,
  answered: true,
  failed: true,
  recovered: true,
  kept: true,
  pong: true,
  notice: true,
  disposed: true,
} as const satisfies Record<WorkerEvent['type'], true>;
