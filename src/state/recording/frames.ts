/** The moments of a recording as the frames that pictures know. */
import { MOTION_STEPS } from '../../game/population.ts';
import { playerId, shownIndex } from '../../game/players.ts';
import type { ShownLayer } from '../../game/shown.ts';
import { SUMMARY_LENGTH } from '../../game/summary.ts';
import type { Frame } from '../../protocol/frame.ts';
import type { Recording } from '../../record/recording.ts';

/** Its layers, with those of each that are followed one by one. */
export function shownLayersOf({ series }: Recording): ShownLayer[] {
  const { shown } = series.columns;
  let [firstId, first] = [0, 0];
  return series.groups.map(({ name, granularity, count: total }) => {
    let end = first;
    while (end < shown.length && shown[end]! < firstId + total) end++;
    const layer = {
      ...{ name, granularity, total },
      ...{ first: shownIndex(first), count: end - first, firstId: playerId(firstId) },
    };
    [firstId, first] = [firstId + total, end];
    return layer;
  });
}

/** s now less what it was MOTION_STEPS steps ago or more, as the engine has it; NaN at the first moment. */
function motionAt({ steps, shown, participation }: Recording['series']['columns'], at: number) {
  const count = shown.length;
  let before = at;
  while (before > 0 && steps[at]! - steps[before]! < MOTION_STEPS) before--;
  const motion = new Float32Array(count);
  for (let i = 0; i < count; i++)
    motion[i] =
      before === at ? NaN : participation[at * count + i]! - participation[before * count + i]!;
  return motion;
}

/**
 * One moment; its arrays are views into the recording. Who alternates from step to step was not recorded, and no time was
 * taken.
 *
 * @param at index of the moment
 * @param epsilon in force at its step
 */
export function frameAt(
  { series: { columns, groups } }: Recording,
  layers: readonly ShownLayer[],
  at: number,
  epsilon: number,
): Frame {
  const row = (values: Float32Array, width: number) =>
    values.subarray(at * width, (at + 1) * width);
  const count = columns.shown.length;
  return {
    step: columns.steps[at]!,
    loss: columns.losses[at]!,
    ...{ stepsPerSecond: 0, stepMs: NaN, tensors: 0, workShare: 1, epsilon },
    fees: row(columns.fees, groups.length),
    ends: Uint32Array.from(layers, (layer) => layer.first + layer.count),
    summaries: row(columns.summaries, groups.length * SUMMARY_LENGTH),
    participation: row(columns.participation, count),
    benefit: row(columns.benefit, count),
    normSquared: row(columns.normSquared, count),
    rivalry: row(columns.rivalry, count),
    motion: motionAt(columns, at),
    swing: new Float32Array(count),
  };
}
