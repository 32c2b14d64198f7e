/** A record with fewer moments: still a whole record, for what is kept by the hundred. */
import { SUMMARY_LENGTH } from '../game/summary.ts';
import { spread } from './digest.ts';
import type { Columns, RunRecord } from './record.ts';

/** Of the columns of a game of which a map or a search plays many: 32 moments of some hundred players. */
export const NUMBERS_OF_MANY = 16_384;

/** @param mostNumbers of all columns together; the first and the last moment stay in any case */
export function thinned(record: RunRecord, mostNumbers: number): RunRecord {
  const { columns, groups } = record.series;
  const perMoment = 2 + groups.length * (1 + SUMMARY_LENGTH) + columns.shown.length;
  const most = Math.max(2, Math.floor(mostNumbers / perMoment));
  const moments = spread(columns.steps.length, most);
  if (moments.length === columns.steps.length) return record;
  const rows = (values: Float32Array, width: number): Float32Array => {
    const taken = new Float32Array(moments.length * width);
    moments.forEach((moment, k) =>
      taken.set(values.subarray(moment * width, (moment + 1) * width), k * width),
    );
    return taken;
  };
  const thin: Columns = {
    steps: Float64Array.from(moments, (moment) => columns.steps[moment]!),
    losses: rows(columns.losses, 1),
    fees: rows(columns.fees, groups.length),
    summaries: rows(columns.summaries, groups.length * SUMMARY_LENGTH),
    shown: columns.shown,
    participation: rows(columns.participation, columns.shown.length),
  };
  return { ...record, series: { ...record.series, columns: thin } };
}
