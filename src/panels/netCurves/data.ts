/** What the four curves show, taken from the evaluations and the trajectory. */
import { nearestPreset, presets } from '../../spec/presets.ts';
import type { Published } from '../../spec/preset.ts';
import type { RunSpec } from '../../spec/spec.ts';
import { activeIn, countIn, sparsityOf, totalOf } from '../../game/summary.ts';
import type { LabState } from '../../state/store.ts';
import type { Trajectory } from '../../state/trajectory.ts';

export interface Series {
  /** Steps, rising. */
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

export interface NetCurves {
  /** Percent. */
  readonly soft: Series;
  readonly cut: Series;
  readonly sparsity: Series;
  readonly mean: Series;
  /** Players in, layer by layer; in percent of the layer where that is asked for. */
  readonly active: readonly Series[];
}

/** Every entry that lies at least `apart` steps after the one before, and the last. */
function thinned<Item>(
  items: readonly Item[],
  step: (item: Item) => number,
  apart: number,
): Item[] {
  const kept: Item[] = [];
  items.forEach((item, index) => {
    const last = kept[kept.length - 1];
    if (last === undefined || index === items.length - 1 || step(item) - step(last) >= apart)
      kept.push(item);
  });
  return kept;
}

/** @param apart steps between points, at least */
export function netCurves(
  evaluations: LabState['evaluations'],
  trajectory: Trajectory,
  apart: number,
  inShares = false,
): NetCurves {
  const tests = thinned(evaluations, ({ step }) => step, apart);
  const testSteps = tests.map(({ step }) => step);
  const columns = thinned(
    Array.from({ length: trajectory.length }, (_, column) => column),
    (column) => trajectory.steps[column],
    apart,
  );
  const steps = columns.map((column) => trajectory.steps[column]);
  const summaries = columns.map((column) => trajectory.summary(column));
  const series = (value: (summary: Float32Array) => number): Series => ({
    steps,
    values: summaries.map(value),
  });
  return {
    soft: { steps: testSteps, values: tests.map(({ testAccuracy }) => 100 * testAccuracy) },
    cut: {
      steps: testSteps,
      values: tests.map(({ testAccuracyPruned }) => 100 * testAccuracyPruned),
    },
    sparsity: series((summary) => 100 * sparsityOf(summary)),
    mean: series((summary) => totalOf(summary, 'participation') / totalOf(summary, 'count')),
    active: Array.from({ length: trajectory.layerCount }, (_, layer) =>
      series((summary) =>
        inShares
          ? (100 * activeIn(summary, layer)) / countIn(summary, layer)
          : activeIn(summary, layer),
      ),
    ),
  };
}

/** The value in force at a step: that of the last point at or before it; undefined before the first. */
export function valueAt({ steps, values }: Series, step: number): number | undefined {
  let at = -1;
  while (at + 1 < steps.length && steps[at + 1] <= step) at++;
  return values[Math.max(0, at)];
}

/** The lowest accuracy worth an axis: what the first moments of learning do not reach is left out. */
export function lowestAccuracy({ soft, cut }: NetCurves, published: Published | null): number {
  const last = soft.steps[soft.steps.length - 1] ?? 0;
  const counted = [soft, cut].flatMap(({ steps, values }) =>
    values.filter((_, i) => steps[i] >= 0.12 * last),
  );
  if (published !== null) counted.push(published.testAccuracy);
  return counted.length === 0 ? 0 : Math.min(...counted);
}

/** The paper's figures, when the run is one of the paper's configurations, unchanged. */
export function publishedFor(start: RunSpec, now: RunSpec): Published | null {
  const { preset, changed } = nearestPreset(now);
  if (changed.length > 0 || nearestPreset(start).changed.length > 0) return null;
  return presets[preset].published ?? null;
}
