/** What the plane shows: each run as a trace to its end, the front of those that nobody beats, the paper’s points. */
import type { Published } from '../../spec/preset.ts';
import { presets } from '../../spec/presets.ts';
import { frontOf, type Front } from '../runs/front.ts';
import { isDead, type Moment, type ToldRun } from '../runs/told.ts';
import type { PlaneLayout } from './layout.ts';

export interface Trace {
  readonly run: ToldRun;
  /** x, y of each moment, one after another; at least one. */
  readonly line: readonly number[];
  readonly x: number;
  readonly y: number;
  /** Where the end would be with the pruned left in; null where that is near. */
  readonly softY: number | null;
  readonly isDead: boolean;
}

/** A setting that nobody beats. */
export interface Step {
  readonly x: number;
  readonly y: number;
  /** Highest and lowest of its seeds; null where there is one. */
  readonly ends: readonly [y: number, y: number] | null;
  readonly runs: readonly ToldRun[];
}

export interface PaperPoint extends Published {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

export interface PlaneScene {
  readonly traces: readonly Trace[];
  readonly front: readonly Step[];
  readonly chosenOn: Front['chosenOn'];
  readonly onFront: ReadonlySet<string>;
  readonly paper: readonly PaperPoint[];
}

/** Points between the soft accuracy of an end and the one with the pruned removed, from which on both are shown. */
const SOFT_APART = 0.3;

/** Percent pruned of all players, or of one group; NaN where a run has no such group. */
export const prunedAlong =
  (group: number | null) =>
  (moment: Moment, { groups }: ToldRun): number => {
    if (group === null) return moment.pruned;
    const count = groups[group]?.count;
    const active = moment.active[group];
    return count === undefined || active === undefined ? NaN : 100 * (1 - active / count);
  };

function traceOf(run: ToldRun, layout: PlaneLayout, group: number | null): Trace | null {
  const along = prunedAlong(group);
  const line = run.moments.flatMap((moment) => {
    const pruned = along(moment, run);
    return moment.cut === null || Number.isNaN(pruned)
      ? []
      : [layout.x(pruned), layout.y(moment.cut)];
  });
  const [x, y] = line.slice(-2);
  if (x === undefined || y === undefined) return null;
  const { soft, cut } = run.end!;
  const isApart = soft !== null && cut !== null && Math.abs(soft - cut) >= SOFT_APART;
  const softY = isApart ? layout.y(soft) : null;
  return { run, line, x, y, softY, isDead: isDead(run) };
}

const published = Object.values(presets).flatMap(({ label, published: figures }) =>
  figures === undefined ? [] : [{ label, ...figures }],
);

const readsDigits = ({ spec, isRecorded }: ToldRun): boolean =>
  isRecorded !== true && spec.data === 'mnist';

/** Whether the four of table 2 stand there: where digits are read. */
export const paperBelongs = (runs: readonly ToldRun[]): boolean =>
  runs.length === 0 || runs.some(readsDigits);

const paperPoints = (runs: readonly ToldRun[], { x, y }: PlaneLayout): PaperPoint[] =>
  paperBelongs(runs)
    ? published.map((point) => ({ ...point, x: x(point.sparsity), y: y(point.testAccuracy) }))
    : [];

/** The highest accuracy of all, percent; that of the paper is among them. */
export const bestAccuracy = (runs: readonly ToldRun[]): number =>
  Math.max(
    ...(paperBelongs(runs) ? published.map(({ testAccuracy }) => testAccuracy) : [0]),
    ...runs.flatMap(({ moments }) => moments.flatMap(({ cut, soft }) => [cut ?? 0, soft ?? 0])),
  );

/** @param group whose share pruned is the way across; null for all players */
export function planeScene(
  runs: readonly ToldRun[],
  layout: PlaneLayout,
  group: number | null,
): PlaneScene {
  const kept = runs.filter(({ isKept }) => isKept);
  const front = frontOf(kept, prunedAlong(group));
  return {
    traces: runs.flatMap((run) => traceOf(run, layout, group) ?? []),
    front: front.best.map(({ pruned, accuracy, spread: [low, high], runs: alike, seeds }) => ({
      x: layout.x(pruned),
      y: layout.y(accuracy),
      ends: seeds.length > 1 ? [layout.y(high), layout.y(low)] : null,
      runs: alike,
    })),
    chosenOn: front.chosenOn,
    onFront: new Set(front.best.flatMap(({ runs: alike }) => alike.map(({ id }) => id))),
    paper: group === null ? paperPoints(runs, layout) : [],
  };
}

/** The trace whose end, or else whose line, is nearest to a point, within reach. */
export function traceAt(
  traces: readonly Trace[],
  px: number,
  py: number,
  reach: number,
): Trace | null {
  const ends = traces.map((trace) => Math.hypot(trace.x - px, trace.y - py));
  const nearestEnd = ends.indexOf(Math.min(...ends));
  if (nearestEnd >= 0 && ends[nearestEnd] <= reach) return traces[nearestEnd];
  let [nearest, least] = [null as Trace | null, reach];
  for (const trace of traces) {
    const { line } = trace;
    for (let i = 0; i + 3 < line.length; i += 2) {
      const distance = distanceTo(line, i, px, py);
      if (distance < least) [nearest, least] = [trace, distance];
    }
  }
  return nearest;
}

/** From a point to the piece of a line that begins at `i`. */
function distanceTo(line: readonly number[], i: number, px: number, py: number): number {
  const [x1, y1, x2, y2] = line.slice(i, i + 4);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((px - x1) * dx + (py - y1) * dy) / length;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(px - x1 - share * dx, py - y1 - share * dy);
}
