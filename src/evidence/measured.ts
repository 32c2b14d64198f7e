/**
 * What runs of ours came to, in rows small enough to lie beside the page (measured.json): the page's paper view and the
 * documents are written from them. A row is one setting, its runs differ in their seed alone.
 */
import { barsOf, SUMMARY_LENGTH } from '../game/summary.ts';
import type { Figures } from '../game/figures.ts';
import { bestOnTestSeen, bestOnValidation } from '../record/outcome.ts';
import type { RunRecord, Verdict } from '../record/record.ts';
import { netSize } from '../spec/netSize.ts';
import { difference, type RunSpec, type SpecPatch } from '../spec/spec.ts';

/** A net of a run at a moment; accuracies and sparsity are shares of 1. */
export interface MeasuredNet {
  readonly epoch: number;
  /** As it is, and with every s < ε set to 0. */
  readonly test: number;
  readonly testPruned: number;
  /** The latter on the examples kept aside; null where there were none. */
  readonly validationPruned: number | null;
  /** Share of the players pruned. */
  readonly sparsity: number;
  /** Players that are in, group by group. */
  readonly active: readonly number[];
  /** Left of the net. */
  readonly parameters: number;
  readonly multiplications: number;
}

/** How it went, epoch by epoch; all of one length. */
export interface MeasuredCourse {
  readonly epochs: readonly number[];
  readonly test: readonly number[];
  readonly sparsity: readonly number[];
  readonly meanParticipation: readonly number[];
  readonly active: readonly number[];
}

/** Where all players stand at the end. */
export interface MeasuredEnd {
  /** Players in each bar of the histogram of s (game/summary.ts): exactly 0, below ε, 24 equal ones, exactly 1. */
  readonly bars: readonly number[];
  readonly zeros: number;
  /** Of those that are in. */
  readonly atLeast99: number;
}

export interface MeasuredRun {
  readonly seed: number;
  readonly ended: Verdict['ended'];
  /** Null where it died: a net of before has not come to its end. */
  readonly final: MeasuredNet | null;
  /** The one that examples kept aside choose; null where there were none. */
  readonly bestOnValidation: MeasuredNet | null;
  /** The best test accuracy seen on the way: no result, and shown beside published rows that report it alone. */
  readonly bestOnTestSeen: MeasuredNet | null;
  /** Both for pictures; left out where there is none of it. */
  readonly course?: MeasuredCourse;
  readonly end?: MeasuredEnd;
}

export interface MeasuredRow {
  /** The name of the row in rows.ts. */
  readonly id: string;
  /** Day on which the last of its runs was begun, ISO 8601. */
  readonly made: string;
  /** What computed them, in words. */
  readonly machine: string;
  /** Version of this program. */
  readonly program: string;
  /** Commits that it was played with, where that was noted. */
  readonly commit?: string;
  /** In what its spec differs from the default, the seed left out. */
  readonly spec: SpecPatch;
  readonly runs: readonly MeasuredRun[];
}

export interface Measured {
  readonly rows: readonly MeasuredRow[];
}

const to = (digits: number) => (share: number) => Math.round(share * digits) / digits;
/** For figures: more digits than any table prints, so that nothing is rounded twice. */
const exact = to(1e7);
/** For pictures. */
const rounded = to(1e5);
const ALMOST_IN = 0.99;
/** Characters of “2026-11-26”. */
const ISO_DAY = 10;

function netOf(spec: RunSpec, figures: Figures | null | undefined): MeasuredNet | null {
  if (figures === null || figures === undefined || figures.testAccuracy === null) return null;
  const { epoch, validationAccuracyPruned: validated, activePerLayer: active } = figures;
  const { left } = netSize(spec, active)!;
  return {
    epoch: exact(epoch),
    test: exact(figures.testAccuracy),
    testPruned: exact(figures.testAccuracyPruned ?? figures.testAccuracy),
    validationPruned: validated === null ? null : exact(validated),
    ...{ sparsity: exact(figures.sparsity), active },
    ...{ parameters: left.parameters, multiplications: left.multiplications },
  };
}

const courseOf = (evaluations: readonly Figures[]): MeasuredCourse => ({
  epochs: evaluations.map(({ epoch }) => rounded(epoch)),
  test: evaluations.map(({ testAccuracy }) => rounded(testAccuracy ?? NaN)),
  sparsity: evaluations.map(({ sparsity }) => rounded(sparsity)),
  meanParticipation: evaluations.map(({ meanParticipation }) => rounded(meanParticipation)),
  active: evaluations.map(({ activePerLayer }) =>
    activePerLayer.reduce((sum, active) => sum + active, 0),
  ),
});

/** Null where nothing is told of the last state. */
function endOf({
  series: { groups, columns },
  last: { participation },
}: RunRecord): MeasuredEnd | null {
  const rows = columns.summaries.slice(-groups.length * SUMMARY_LENGTH);
  if (rows.length === 0 || participation.length === 0) return null;
  const count = (holds: (s: number) => boolean) =>
    participation.reduce((sum, s) => sum + Number(holds(s)), 0);
  return {
    bars: barsOf(rows),
    zeros: count((s) => s === 0),
    atLeast99: count((s) => s >= ALMOST_IN),
  };
}

/** @param pictured whether its course and its end are wanted, too */
export function measuredRun(record: RunRecord, pictured: boolean): MeasuredRun {
  const { manifest, verdict, series } = record;
  const { spec } = manifest;
  const net = (figures: Figures | null | undefined) => netOf(spec, figures);
  const end = pictured ? endOf(record) : null;
  return {
    seed: spec.seed,
    ended: verdict.ended,
    final: verdict.ended === 'diverged' ? null : net(series.evaluations.at(-1)),
    bestOnValidation: net(bestOnValidation(series.evaluations)),
    bestOnTestSeen: net(bestOnTestSeen(series.evaluations)),
    ...(pictured && { course: courseOf(series.evaluations) }),
    ...(end !== null && { end }),
  };
}

/**
 * @param records of one setting and program, differing in their seed; at least one
 * @param machine that computed them, in words
 */
export function measuredRow(
  id: string,
  records: readonly [RunRecord, ...RunRecord[]],
  {
    pictured,
    machine,
    commit,
  }: { readonly pictured: boolean; readonly machine: string; readonly commit?: string },
): MeasuredRow {
  const spec = Object.fromEntries(
    Object.entries(difference(records[0].manifest.spec)).filter(
      ([name]) => name !== 'seed' && name !== 'backend',
    ),
  ) as SpecPatch;
  const days = records.map(({ manifest }) => manifest.began.slice(0, ISO_DAY));
  const programs = new Set(records.map(({ manifest }) => manifest.program));
  return {
    id,
    made: days.sort().at(-1)!,
    ...{ machine, program: [...programs].join(' and '), ...(commit && { commit }), spec },
    runs: records.map((record) => measuredRun(record, pictured)),
  };
}

export interface Spread {
  /** Runs that have the value, and all that were started. */
  readonly count: number;
  readonly started: number;
  readonly mean: number;
  /** Standard deviation of the sample; null of one. */
  readonly sd: number | null;
}

/** Over the runs that have the value, as those that died have none: whoever prints it says of how many it is. Null of none. */
export function spreadOf(
  { runs }: Pick<MeasuredRow, 'runs'>,
  value: (run: MeasuredRun) => number | null,
): Spread | null {
  const values = runs.flatMap((run) => value(run) ?? []);
  if (values.length === 0) return null;
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return {
    ...{ count: values.length, started: runs.length, mean },
    sd: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)),
  };
}
