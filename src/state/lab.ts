/** Everything the page holds: the store, the trajectory, the worker's client, the draw loop. */
import type { DrawLoop } from './drawLoop.ts';
import type { PruningHistory } from './pruningHistory.ts';
import type { Trajectory } from './trajectory.ts';
import type { Runs } from './runs/runs.ts';
import type { PlayerId } from '../game/players.ts';
import type { Intervention } from '../game/interventions.ts';
import type { Analysis } from '../game/frozen/analysis.ts';
import type { FrozenGameJson } from '../game/frozen/types.ts';
import type { OwnSource } from '../data/own/source.ts';
import type { SpecPatch } from '../spec/spec.ts';
import type { RunRecord } from '../record/record.ts';
import type { Snapshot, WorkerEvent } from '../protocol/events.ts';
import type { EventOf } from './client.ts';
import type { Closeup } from './closeup.ts';
import type { Experiments } from './experiments.ts';
import type { WhenHidden } from './store.ts';
import type { Asking } from './asking.ts';
import type { Fields, Kernels, PlaneTaken, Sheet } from './pictures.ts';
import type { PlaneHistory } from './planeHistory.ts';
import type { Baselines } from './baselines.ts';
import type { ByHand } from './session.ts';
import type { AnalysisMonitor } from './analysisMonitor.ts';
import type { FiguresMonitor } from './figures.ts';
import type { OwnData } from './ownData.ts';
import type { PaperChoice } from './paperChoice.ts';
import type { Partings } from './partings.ts';
import type { LabStore, Theme, View } from './store.ts';
import type { DenseTwin } from './twin.ts';
import type { Time } from './time/time.ts';
import type { KeptRun } from './runs/keptRun.ts';
import type { Tries } from './runs/tries.ts';
import type { Unit } from './units.ts';

/**
 * What pictures read of a run, whoever has it: the lab, in which an engine plays it, or a recording, of which nothing more
 * will ever be known. A picture that takes a `RunView` needs no engine.
 */
export interface RunView {
  readonly store: LabStore;
  /** Up to the step that is shown; replaced when another run is shown. */
  readonly trajectory: Trajectory;
  /** Of the shown players; replaced with the trajectory. */
  readonly pruningHistory: PruningHistory;
  /** What lies behind the step that is shown, and the way there. */
  readonly time: Pick<Time, 'played' | 'at'>;
  readonly figuresMonitor: Pick<FiguresMonitor, 'latest'>;
  /** The runs that are kept. */
  readonly runs: Runs;
  readonly drawLoop: DrawLoop;
  /** The lab that plays it; null where none does. */
  readonly live: Lab | null;
  select(player: PlayerId, extend?: boolean): void;
  hover(player: PlayerId | null): void;
}

export interface Lab extends RunView {
  readonly live: Lab;
  /** Who was in when each change began to act; replaced with the trajectory. */
  readonly baselines: Baselines;
  /** What shown players look for; null before the first and where nobody has such a picture. */
  readonly fields: Fields | null;
  /** Participation of players of which each has a pixel; empty before the first and where nobody has one. */
  readonly sheets: readonly Sheet[];
  /** What the net answers in a plane of points; null before the first and where examples are no such points. */
  readonly plane: PlaneTaken | null;
  /** How that changed while players left; replaced with the trajectory. */
  readonly planeHistory: PlaneHistory;
  /** What filters look for, group by group; empty before the first and where none plays. */
  readonly kernels: readonly Kernels[];
  /** Of the players selected last; null until somebody watches `analysisMonitor`. */
  readonly closeup: Closeup | null;
  readonly analysisMonitor: AnalysisMonitor;
  readonly figuresMonitor: FiguresMonitor;
  /** One example that the net is asked about. */
  readonly asking: Asking;
  readonly denseTwin: DenseTwin;
  /** Runs that are played beside the one that is shown, to be kept and compared. */
  readonly tries: Tries;
  /** How the paper’s four configurations are looked at. */
  readonly paper: PaperChoice;
  /** What is played in workers apart from the shown run’s; rejects where its script cannot be fetched. */
  readonly experiments: () => Promise<Experiments>;
  /** Moves through what was played, undoes, and parts runs. */
  readonly time: Time;
  readonly partings: Partings;
  readonly ownData: OwnData;
  /** Settles when the run asked for last is prepared. */
  ready(): Promise<void>;
  play(): void;
  pause(): void;
  /** Pauses, runs `count` steps, resolves when they are done. */
  step(count: number): Promise<void>;
  /**
   * Changes parameters. Live ones act at the next step boundary; others begin a new run, at step 0.
   * Values out of range are clamped, unknown names dropped, each with a notice. Rejects where a file would be
   * needed that is not here, and nothing happens to the run.
   */
  set(patch: SpecPatch, by?: ByHand): Promise<{ step: number }>;
  /**
   * Reads the chosen file (`ownData`) and begins a run that learns from it; the run that asked for this very file
   * goes on. Where it is refused or given up, nothing happens to the run.
   *
   * @returns whether one has begun, or gone on
   */
  learnFromFile(): Promise<boolean>;
  /** The same of a file that is held already. @param file what a spec says of it */
  learnFromKept(file: string): Promise<void>;
  /**
   * Both in one: looks at files, reads them and learns from them.
   *
   * @param column of the classes of a table, from 1 on; the last if left out
   * @returns rejects with a sentence where they are refused, and nothing happens to the run
   */
  learnFrom(sources: readonly OwnSource[], column?: number): Promise<void>;
  /** Does something to players at the next step boundary; logged and replayed like a change of prices. */
  act(act: Intervention): Promise<{ step: number }>;
  /**
   * Back to step 0 with the spec as it stands; the seed stays unless another is given. A run that was
   * playing plays on from there.
   */
  reset(options?: { seed?: number }): Promise<void>;
  /** After a failure: goes on from the last state that was kept, or begins again where there is none. */
  retry(): Promise<void>;
  setSpeed(stepsPerSecond: number | null): void;
  setTheme(theme: Theme): void;
  /** What a hidden tab does; remembered. */
  setWhenHidden(choice: WhenHidden): void;
  setView(view: View): void;
  /** Shows the weights of a neuron large. */
  lookAt(unit: Unit): void;
  /** Whose prices the sliders move: a group's, or with null those of all players. */
  priceGroup(group: number | null): void;
  dismissNotice(index: number): void;
  /** Tells the visitor what became of a wish; it takes the place of what was said of the one before. */
  say(...sentences: string[]): void;
  snapshot(): Promise<Snapshot>;
  /** The run as it stands, to be kept, compared or handed on. */
  record(): Promise<RunRecord>;
  /** Keeps it as it stands, in its own place where it is kept already. */
  keep(): Promise<KeptRun>;
  /**
   * Begins the run of a record, its log of changes included; it plays if the run before did. Rejects like `set`.
   *
   * @param how.branchAt the step from which it goes its own way: it is played to there, and rests
   */
  open(record: RunRecord, how?: { readonly branchAt?: number }): Promise<void>;
  /** The net of the step reached, to be taken away; its `net` is null without a network. */
  takeNet(): Promise<EventOf<'net'>>;
  /** The game the players face now, θ and benefits held still. */
  frozenGame(): Promise<FrozenGameJson>;
  /** What the mathematics says of it, layer by layer. */
  analysis(): Promise<Analysis>;
  /** The page's address with the whole run in its hash. */
  address(): string;
  on<Type extends WorkerEvent['type']>(
    type: Type,
    callback: (event: Extract<WorkerEvent, { type: Type }>) => void,
  ): () => void;
}
