/**
 * The slow state of the page: what changes by hand or a few times a second. React reads it with
 * zustand's `useStore`; the fast state (every player at every step) lives in trajectory.ts.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlayerId } from '../game/players.ts';
import type { ShownLayer } from '../game/shown.ts';
import type { Rates } from '../spec/estimate.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import type { BackendName, BackendReport, Evaluated } from '../protocol/events.ts';
import { guarded } from './guarded.ts';
import type { ForkOf } from '../record/record.ts';
import type { Recorded } from '../record/recording.ts';
import type { Deed } from './time/deed.ts';
import type { Unit } from './units.ts';

export type Phase = 'preparing' | 'paused' | 'playing' | 'finished' | 'failed';
export type Theme = 'system' | 'light' | 'dark';
/** What a hidden tab does. */
export type WhenHidden = 'goOn' | 'pause';

export interface LabState {
  /** Id of the run in the worker. */
  readonly run: number;
  readonly phase: Phase;
  /** What is being prepared; null once the run is ready. */
  readonly progress: { readonly text: string; readonly share: number | null } | null;
  /** The spec at step 0. */
  readonly startSpec: RunSpec;
  /** The spec as it stands now: `startSpec` and the changes since. */
  readonly spec: RunSpec;
  /** Every change of this run with the step it acted from, oldest first. */
  readonly changes: readonly Change[];
  /** Changes of a replayed run that are still to come. */
  readonly scheduled: readonly Change[];
  readonly backend: BackendReport | null;
  /** What has computed this run, each from a step on; a lost device makes it more than one. */
  readonly engines: readonly EngineSpell[];
  /** When the run began, ISO 8601 in UTC; one that goes on has not begun again. */
  readonly began: string;
  /** Of this run among all that are kept (runs/runs.ts); empty before the first. */
  readonly runId: string;
  /** The run that it parted from, and at which step; null for one that began by itself. */
  readonly forkOf: ForkOf | null;
  /** How far this run has been played, where the page shows an earlier step of it; null where it shows the last. */
  readonly playedTo: number | null;
  /** What Ctrl+Z takes back, and what it brings again; null where there is nothing (time/time.ts). */
  readonly undoes: Deed | null;
  readonly redoes: Deed | null;
  /** Where it was recorded, and of what; null for a run of this page’s engine. */
  readonly recorded: Recorded | null;
  /** Whether it stopped because its numbers ran away. */
  readonly hasDiverged: boolean;
  /** The step to go on from after trouble; null while nothing has been kept. */
  readonly keptStep: number | null;
  /** Layers as they are shown. */
  readonly layers: readonly ShownLayer[];
  /** The shown players among all, rising; shape [shownCount]. */
  readonly shown: Uint32Array;
  readonly stepsPerEpoch: number;
  readonly evaluations: readonly Evaluated[];
  /** The dense twin, as far as it is; null where the visitor has begun none. */
  readonly twin: TwinState | null;
  /** Selected players, the one the ledger speaks of first; at most MAX_SELECTED. */
  readonly selected: readonly PlayerId[];
  /** The step of an address that the run is on its way to; null when it is there, or on its own way. */
  readonly goingTo: number | null;
  /** The group whose prices the sliders move; null for all players. */
  readonly pricedGroup: number | null;
  readonly hovered: PlayerId | null;
  /** The neuron that is shown large where single weights play; null for that of the selected weight. */
  readonly unit: Unit | null;
  readonly stepsPerSecond: number | null;
  /** What was measured since the page was opened (rateMeter.ts). */
  readonly rates: Rates;
  /** Sentences to show until dismissed: clamped URL values, backend trouble. */
  readonly notices: readonly string[];
  /** Why the run stopped, in a sentence; null while all is well. */
  readonly failure: string | null;
  readonly theme: Theme;
  readonly whenHidden: WhenHidden;
  /** Whether it is paused only because its tab is hidden. */
  readonly hiddenPause: boolean;
  readonly view: View;
}

/** How far the dense twin is (twin.ts). */
export interface TwinState {
  readonly phase: 'training' | 'trained' | 'gone';
  readonly step: number;
  /** Of its whole training; null while it is being prepared. */
  readonly steps: number | null;
  readonly stepsPerSecond: number;
  /** 0 to 1; null before its first test. */
  readonly testAccuracy: number | null;
  /** Why it is gone, in a sentence; else null. */
  readonly why: string | null;
}

export interface EngineSpell {
  readonly step: number;
  readonly name: BackendName;
}

/** What the page shows: what becomes of the net, the game behind it, the runs that are kept, a map of two prices, or the paper. */
export type View = 'net' | 'game' | 'runs' | 'map' | 'paper';

/** Whether steps are being made: it plays on, or to the step of an address. */
export const isMoving = ({ phase, goingTo }: Pick<LabState, 'phase' | 'goingTo'>): boolean =>
  phase === 'playing' || (phase === 'paused' && goingTo !== null);

export type LabStore = StoreApi<LabState>;

/** What the page knows before its first run. */
export type Known = Pick<
  LabState,
  'spec' | 'scheduled' | 'notices' | 'theme' | 'whenHidden' | 'view'
>;

export const createLabStore = (known: Known): LabStore =>
  sheltered({
    run: 0,
    phase: 'preparing',
    progress: { text: 'Starting', share: null },
    startSpec: known.spec,
    changes: [],
    backend: null,
    engines: [],
    began: '',
    runId: '',
    forkOf: null,
    playedTo: null,
    undoes: null,
    redoes: null,
    recorded: null,
    hasDiverged: false,
    keptStep: null,
    layers: [],
    shown: new Uint32Array(),
    stepsPerEpoch: 1,
    evaluations: [],
    twin: null,
    selected: [],
    goingTo: null,
    pricedGroup: null,
    hovered: null,
    unit: null,
    stepsPerSecond: null,
    rates: {},
    failure: null,
    hiddenPause: false,
    ...known,
  });

/** Whoever sets the state must not fail because somebody who looks at it does. */
function sheltered(first: LabState): LabStore {
  const store = createStore<LabState>(() => first);
  return { ...store, subscribe: (listener) => store.subscribe(guarded(listener)) };
}
