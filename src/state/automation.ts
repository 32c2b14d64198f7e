/**
 * `window.pruningGame`: the lab for lessons, embeds and tests, as docs/api.md tells. What it is given is checked
 * before anything happens; what cannot be used rejects the promise with a sentence.
 */
import {
  checkAct,
  checkColumn,
  checkGesture,
  checkRecord,
  checkReset,
  checkStep,
  checkSteps,
  demanded,
} from '../spec/checks.ts';
import type { OwnSource } from '../data/own/source.ts';
import type { Analysis } from '../game/frozen/analysis.ts';
import type { FrozenGameJson } from '../game/frozen/types.ts';
import type { Figures } from '../game/figures.ts';
import type { Intervention } from '../game/interventions.ts';
import { quoted } from '../game/notes.ts';
import type { RunSpec, SpecPatch } from '../spec/spec.ts';
import { eventTypes, type Snapshot, type WorkerEvent } from '../protocol/events.ts';
import type { RunJson } from '../record/writeRecord.ts';
import type { Lab } from './lab.ts';
import type { FindProgram } from './find/findProgram.ts';
import type { MapProgram } from './map/mapProgram.ts';
import type { KeptRun } from './runs/keptRun.ts';
import type { ByHand } from './session.ts';

/** What tells of a kept run. */
export interface RunLabel {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly star: boolean;
  readonly figures: Figures | null;
}

const labelOf = ({ id, name, note, star, digest }: KeptRun): RunLabel => ({
  ...{ id, name, note, star },
  figures: digest.evaluations.at(-1) ?? null,
});

/** Drives the page: `window.pruningGame`. Promises reject with a sentence that says what is wrong. */
export interface PruningGame {
  /** Resolves when the first run is prepared; rejects with a sentence if it cannot be. */
  readonly ready: Promise<void>;
  /** The parameters as they stand. */
  spec(): RunSpec;
  /** Resolves with the step from which the change acts; 0 when it needed a new run. */
  set(patch: SpecPatch, by?: ByHand): Promise<{ step: number }>;
  /**
   * Reads files of the visitor's own, as the page's control does, and plays a run that learns from them. Where they
   * cannot be used it rejects with a sentence, and the run that stands goes on. `column` has the classes of a table,
   * from 1 on; the last if left out.
   */
  learnFrom(files: File | Iterable<File>, options?: { column?: number }): Promise<void>;
  /** Begins at once, or as soon as the run is prepared. */
  play(): void;
  pause(): void;
  /** Pauses and runs n steps. */
  step(n: number): Promise<void>;
  /** Pauses and goes back to step 0, with the same seed unless another is given. */
  reset(options?: { seed?: number }): Promise<void>;
  /** How the run stands at its step. */
  snapshot(): Promise<Snapshot>;
  /** The run as it stands: the JSON that docs/runs.md describes and the command line writes. */
  save(): Promise<RunJson>;
  /**
   * Begins the run of such a JSON, or of its text, its log of changes included; it plays if the run before did. Rejects
   * with a sentence where it is none.
   */
  open(run: string | object): Promise<void>;
  /** Shows the run at a step that it has been played to, at rest; `null` for the last. Resolves when all panels show it. */
  at(step: number | null): Promise<void>;
  /** Takes back what was done last, to the bit: a change, an act, another run. Without effect where there is nothing. */
  undo(): Promise<void>;
  /** Does again what was undone last. Without effect where there is nothing. */
  redo(): Promise<void>;
  /** From that step on the run goes its own way; the one that it parted from is kept. */
  branch(step: number): Promise<void>;
  /** The runs that are kept, newest first; `figures` are those of their last test, null before any. */
  runs(): Promise<readonly RunLabel[]>;
  /** Keeps the run as it stands. A run that was kept before takes its own place. */
  keep(): Promise<RunLabel>;
  /** Keeps the runs of files: one as JSON, a zip of many, or lines of a sweep. What is no run is named. */
  import(files: File | Iterable<File>): Promise<{
    readonly kept: readonly RunLabel[];
    readonly refused: readonly { readonly name: string; readonly why: string }[];
  }>;
  /** All that was recorded of a kept run: the JSON that `open` takes. */
  record(id: string): Promise<RunJson>;
  /** The map of two prices, whether or not its view is open. */
  readonly map: MapProgram;
  /** “Find me”, whether or not its view is open. */
  readonly find: FindProgram;
  /** Holds, places or releases a player, or jumps to the frozen game's equilibrium. */
  act(act: Intervention<number>): Promise<{ step: number }>;
  /** The game the players face now, θ and benefits held still: what `npm run -s analyse` reads. */
  frozenGame(): Promise<FrozenGameJson>;
  /** What the mathematics says of it, layer by layer: what `npm run -s analyse` prints. */
  analysis(): Promise<Analysis>;
  /** Worker events by type; returns a function that stops listening. */
  on<Type extends WorkerEvent['type']>(
    type: Type,
    callback: (event: Extract<WorkerEvent, { type: Type }>) => void,
  ): () => void;
}

/** @throws Error that names those that there are */
export function demandEventType(type: unknown): asserts type is WorkerEvent['type'] {
  if (typeof type !== 'string' || !Object.hasOwn(eventTypes, type))
    throw new Error(
      `on takes the type of an event; ${quoted(type)} is none. There are ${Object.keys(eventTypes).join(', ')}.`,
    );
}

declare global {
  interface Window {
    pruningGame?: PruningGame;
  }
}

/** @param asker who takes them @throws Error with a sentence where they are no files */
function filesOf(asker: string, files: unknown): readonly File[] {
  const isMany = typeof files === 'object' && files !== null && Symbol.iterator in files;
  const all: readonly unknown[] = isMany ? Array.from(files as Iterable<unknown>) : [files];
  const taken = all.filter((file) => file instanceof File);
  if (taken.length === 0 || taken.length < all.length)
    throw new Error(`${asker} takes files; ${quoted(files)} is not one.`);
  return taken;
}

const sourcesOf = (files: unknown): readonly OwnSource[] =>
  filesOf('learnFrom', files).map((file) => ({
    path: file.webkitRelativePath || file.name,
    bytes: file,
  }));

/** What is fetched when it is first asked for. */
function fetchedLater(lab: Lab): Pick<PruningGame, 'map' | 'find'> {
  const map = async () => (await lab.experiments()).programs.map;
  const find = async () => (await lab.experiments()).programs.find;
  return {
    map: {
      set: async (part) => (await map()).set(part),
      play: async () => (await map()).play(),
      pause: async () => (await map()).pause(),
      cancel: async () => (await map()).cancel(),
      done: async () => (await map()).done(),
      read: async () => (await map()).read(),
      keep: async (cell) => (await map()).keep(cell),
    },
    find: {
      begin: async (ask) => (await find()).begin(ask),
      goOn: async (more) => (await find()).goOn(more),
      cancel: async () => (await find()).cancel(),
      done: async () => (await find()).done(),
      read: async () => (await find()).read(),
      keep: async () => (await find()).keep(),
    },
  };
}

export function publishAutomation(lab: Lab): void {
  const ready = new Promise<void>((resolve, reject) => {
    const look = () => {
      const { phase, failure } = lab.store.getState();
      if (phase === 'preparing') return;
      stop();
      if (failure === null) resolve();
      else reject(new Error(failure));
    };
    const stop = lab.store.subscribe(look);
  });
  // A page without automation leaves `ready` alone; its failure is on the page already.
  ready.catch(() => undefined);
  /** How many players the run has, shown or not. */
  const players = () => lab.store.getState().layers.reduce((sum, { total }) => sum + total, 0);
  window.pruningGame = {
    ready,
    spec: () => lab.store.getState().spec,
    async set(patch, by = {}) {
      const { gesture } = demanded(checkRecord(by)) as { gesture?: unknown };
      return lab.set(demanded(checkRecord(patch)), { gesture: demanded(checkGesture(gesture)) });
    },
    async learnFrom(files, options = {}) {
      const { column } = demanded(checkRecord(options)) as { column?: unknown };
      await lab.learnFrom(sourcesOf(files), demanded(checkColumn(column)));
    },
    play: () => lab.play(),
    pause: () => lab.pause(),
    step: async (count) => lab.step(demanded(checkSteps(count))),
    async reset(options) {
      const checked = demanded(checkReset(options));
      lab.pause();
      await lab.reset(checked);
    },
    snapshot: () => lab.snapshot(),
    async save() {
      const { toJson } = await import('../record/writeRecord.ts');
      return toJson(await lab.record());
    },
    async open(run) {
      const { readRecord } = await import('../record/readRecord.ts');
      const text = typeof run === 'string' ? run : JSON.stringify(demanded(checkRecord(run)));
      await lab.open(readRecord(text));
    },
    at: async (step) => (step === null ? lab.time.live() : lab.time.at(demanded(checkStep(step)))),
    undo: () => lab.time.undo(),
    redo: () => lab.time.redo(),
    branch: async (step) => lab.time.branch(demanded(checkStep(step))),
    async runs() {
      await lab.runs.ready;
      return lab.runs.store.getState().runs.map(labelOf);
    },
    keep: async () => labelOf(await lab.keep()),
    async import(files) {
      const taken = filesOf('import', files);
      const { importRuns } = await import('./runs/files.ts');
      const { kept, refused } = await importRuns(lab.runs, taken);
      return { kept: kept.map(labelOf), refused };
    },
    async record(id) {
      if (typeof id !== 'string')
        throw new Error(`record takes the id of a kept run; ${quoted(id)} is none.`);
      const { toJson } = await import('../record/writeRecord.ts');
      await lab.runs.ready;
      return toJson(await lab.runs.record(id));
    },
    ...fetchedLater(lab),
    async act(act) {
      await lab.ready();
      return lab.act(demanded(checkAct(act, players(), lab.store.getState().spec)));
    },
    frozenGame: () => lab.frozenGame(),
    analysis: () => lab.analysis(),
    on(type, callback) {
      demandEventType(type);
      if (typeof callback !== 'function')
        throw new Error(`on takes a function to call; ${quoted(callback)} is not.`);
      return lab.on(type, callback);
    },
  };
}
