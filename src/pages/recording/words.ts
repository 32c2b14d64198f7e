/** What a recording is and where it stands, in sentences. */
import { sparsityOf } from '../../game/summary.ts';
import type { Frame } from '../../panels/shared/states.ts';
import type { Recording } from '../../record/recording.ts';
import { fixed, grouped } from '../../ui/format.ts';
import { formatEpoch } from '../../panels/shared/numbers.ts';

const playersIn = ({ series }: Recording): number =>
  series.groups.reduce((sum, { count }) => sum + count, 0);

/** “filters and neurons”. */
const kindsIn = ({ series }: Recording): string =>
  [...new Set(series.groups.map(({ granularity }) => `${granularity}s`))].join(' and ');

export function whatItIs(recording: Recording): string {
  const { recorded } = recording.manifest;
  const { length } = recording.series.groups;
  return `Recorded by ${recorded.by} on ${recorded.device}: ${recorded.model} with ${grouped(recorded.parameters)} parameters. ${grouped(playersIn(recording))} ${kindsIn(recording)} play, in ${grouped(length)} ${length === 1 ? 'layer' : 'layers'}.`;
}

/** @param frame of the step that is shown @param tested the last test by then, share of 1; null before the first */
export function whereItStands(
  recording: Recording,
  frame: Frame,
  tested: { readonly testAccuracy: number; readonly testAccuracyPruned: number } | null,
): string {
  const { stepsPerEpoch } = recording.series;
  const pruned = sparsityOf(frame.summaries);
  const left = Math.round((1 - pruned) * playersIn(recording));
  const read =
    tested === null
      ? ''
      : ` The last test: ${fixed(100 * tested.testAccuracy, 1)} %, ${fixed(100 * tested.testAccuracyPruned, 1)} % without the pruned.`;
  return `At step ${grouped(frame.step)}, epoch ${formatEpoch(frame.step / stepsPerEpoch)}, ${fixed(100 * pruned, 1)} % of the players are pruned: ${grouped(left)} ${left === 1 ? 'is' : 'are'} in.${read}`;
}

export function whatIsMissing(recording: Recording): string {
  const { shown } = recording.series.columns;
  const players = playersIn(recording);
  const followed =
    shown.length < players
      ? `${grouped(shown.length)} of ${grouped(players)} players are followed one by one, drawn evenly from each layer by seed ${recording.manifest.recorded.seed}; all others are counted.`
      : 'All players are followed one by one.';
  return `${followed} A recording has no weights and no data: the net cannot be asked about an example, what players look for is not shown, and no price can be changed. Who alternates from step to step was not recorded.`;
}
