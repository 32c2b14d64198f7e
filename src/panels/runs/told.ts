/** Runs as lists and pictures of many tell of them: those that are kept, and this one, kept or not. */
import type { Figures } from '../../game/figures.ts';
import { methodOf } from '../../spec/method.ts';
import type { RunSpec } from '../../spec/spec.ts';
import type { RunView } from '../../state/lab.ts';
import type { KeptRun } from '../../state/runs/keptRun.ts';
import { idOfShown, shownKept } from '../../state/runs/shownKept.ts';
import type { LabState } from '../../state/store.ts';

/** A moment at which the net was tested; all shares in percent. */
export interface Moment {
  readonly step: number;
  readonly epoch: number;
  /** Of all players. */
  readonly pruned: number;
  /** Test accuracy as it is, and with the pruned removed; null without a network. */
  readonly soft: number | null;
  readonly cut: number | null;
  /** With the pruned removed, on examples kept aside for choices; null where it was not read. */
  readonly validated: number | null;
  /** Players that are in, group by group. */
  readonly active: readonly number[];
  readonly mean: number;
}

export interface ToldRun {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly star: boolean;
  readonly isKept: boolean;
  /** The one that the lab has before it. */
  readonly isThis: boolean;
  /** It was played and kept further than the page shows it: it plays again. */
  readonly isKeptFurther?: true;
  /** Of another program: which data it reads is not known. */
  readonly isRecorded?: true;
  readonly ended: KeptRun['digest']['verdict']['ended'] | 'running';
  /** Which baseline it is: “magnitude”; null where players play. */
  readonly method: string | null;
  /** At step 0, and as it stood at the end. */
  readonly startSpec: RunSpec;
  readonly spec: RunSpec;
  /** What was done on the way, as a text: empty where nothing was. */
  readonly script: string;
  readonly groups: readonly { readonly name: string; readonly count: number }[];
  readonly players: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Oldest first. */
  readonly moments: readonly Moment[];
  /** The last of them; null before the first. */
  readonly end: Moment | null;
}

/** A net that is right less often than this, in percent, is called dead. */
export const DEAD = 30;

/** One that has not learnt yet is not. */
export const isDead = ({ end }: ToldRun): boolean =>
  end !== null && end.step > 0 && (end.cut ?? 100) < DEAD;

/** Whether a net of it was tested: a game alone reads nothing. */
export const isTested = ({ end }: ToldRun): boolean => (end?.cut ?? null) !== null;

const percent = (share: number | null): number | null => (share === null ? null : 100 * share);

const momentOf = (figures: Figures): Moment => ({
  step: figures.step,
  epoch: figures.epoch,
  pruned: 100 * figures.sparsity,
  soft: percent(figures.testAccuracy),
  cut: percent(figures.testAccuracyPruned),
  validated: percent(figures.validationAccuracyPruned),
  active: figures.activePerLayer,
  mean: figures.meanParticipation,
});

const countPlayers = (groups: ToldRun['groups']): number =>
  groups.reduce((sum, { count }) => sum + count, 0);

type Log = KeptRun['digest']['manifest']['log'];

/** The spec after all that was changed up to a step. */
const specAfter = (start: RunSpec, log: Log, steps: number): RunSpec =>
  log.reduce<RunSpec>(
    (spec, { step, patch }) => (step <= steps ? { ...spec, ...patch } : spec),
    start,
  );

/** Not what the hand did in one movement, which says nothing of the run. */
const scriptOf = (log: Log): string =>
  log.length === 0 ? '' : JSON.stringify(log.map(({ step, patch, act }) => [step, patch, act]));

export function toldOf(kept: KeptRun): ToldRun {
  const { id, name, note, star, digest } = kept;
  const { manifest, verdict, groups, stepsPerEpoch, evaluations } = digest;
  const moments = evaluations.map(momentOf);
  return {
    ...{ id, name, note, star, groups, stepsPerEpoch, moments },
    isKept: true,
    isThis: false,
    ended: verdict.ended,
    method: methodOf(manifest.spec),
    startSpec: manifest.spec,
    spec: specAfter(manifest.spec, manifest.log, verdict.steps),
    script: scriptOf(manifest.log),
    players: countPlayers(groups),
    steps: verdict.steps,
    end: moments.at(-1) ?? null,
  };
}

type Shown = Pick<
  LabState,
  'runId' | 'startSpec' | 'spec' | 'changes' | 'scheduled' | 'began' | 'evaluations'
>;

/** The run as far as it was played, also where the page shows an earlier step of it. */
function shownOf(state: LabState, played: RunView['time']['played']): Shown {
  if (played === null) return state;
  const { spec: startSpec, log: changes, step, story } = played.moment;
  return {
    ...{ startSpec, changes, scheduled: [], spec: specAfter(startSpec, changes, step) },
    ...{ runId: story.runId, began: story.began, evaluations: story.evaluations },
  };
}

function endOfPlayed({ record }: NonNullable<RunView['time']['played']>): ToldRun['ended'] {
  const ended = record?.verdict.ended ?? 'interrupted';
  return ended === 'interrupted' ? 'running' : ended;
}

const endOfThis = ({ hasDiverged, phase }: LabState): ToldRun['ended'] =>
  hasDiverged ? 'diverged' : phase === 'finished' ? 'complete' : 'running';

function thisRun(
  { layers, stepsPerEpoch, recorded }: LabState,
  { startSpec, spec, changes, evaluations }: Shown,
  ended: ToldRun['ended'],
  id: string,
  kept: KeptRun | null,
): ToldRun | null {
  if (layers.length === 0) return null;
  const moments = evaluations.map(momentOf);
  const groups = layers.map(({ name, total }) => ({ name, count: total }));
  return {
    ...{ startSpec, spec, groups, stepsPerEpoch, moments },
    method: methodOf(startSpec),
    id,
    name: kept?.name ?? 'this run',
    note: kept?.note ?? '',
    star: kept?.star ?? false,
    isKept: kept !== null,
    isThis: true,
    ...(recorded !== null && { isRecorded: true }),
    ended,
    script: scriptOf(changes),
    players: countPlayers(groups),
    steps: moments.at(-1)?.step ?? 0,
    end: moments.at(-1) ?? null,
  };
}

/** A kept run that plays again is told of as far as it was played before. */
function asFarAsKept(now: ToldRun | null, kept: KeptRun | null): ToldRun | null {
  if (now === null || kept === null || kept.digest.verdict.steps <= now.steps) return now;
  return { ...toldOf(kept), isThis: true, isKeptFurther: true };
}

export interface Told {
  /** This one first, if there is one, then the kept ones, newest first; nobody twice. */
  readonly all: readonly ToldRun[];
  readonly this: ToldRun | null;
}

/** Tells of all runs as they stand; the same object until something has changed. */
export function createTelling(lab: Pick<RunView, 'store' | 'runs' | 'time'>): () => Told {
  const known = new WeakMap<KeptRun, ToldRun>();
  const tell = (kept: KeptRun): ToldRun => {
    const told = known.get(kept) ?? toldOf(kept);
    known.set(kept, told);
    return told;
  };
  let before: { readonly of: readonly unknown[]; readonly told: Told } | null = null;
  return () => {
    const state = lab.store.getState();
    const { runs } = lab.runs.store.getState();
    const { evaluations, layers, phase, changes, scheduled, startSpec, runId, hasDiverged } = state;
    const { played } = lab.time;
    const of = [
      played,
      runs,
      evaluations,
      layers,
      phase,
      changes,
      scheduled,
      startSpec,
      runId,
      hasDiverged,
    ];
    if (before?.of.every((each, i) => each === of[i])) return before.told;
    const shown = shownOf(state, played);
    const kept = shownKept(shown, runs);
    const ended = played === null ? endOfThis(state) : endOfPlayed(played);
    const now = asFarAsKept(thisRun(state, shown, ended, idOfShown(shown, runs), kept), kept);
    const others = now === null ? runs : runs.filter((run) => run !== kept);
    const told = { this: now, all: [...(now === null ? [] : [now]), ...others.map(tell)] };
    before = { of, told };
    return told;
  };
}
