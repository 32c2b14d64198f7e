/** A record as the text of a file: JSON for people, with what is large packed (packed.ts). */
import { writeLog } from '../spec/logText.ts';
import { toBytes } from './bytes.ts';
import { pack } from './packed.ts';
import { MOST_EXACT, RECORD_VERSION, type RunRecord } from './record.ts';

/** By which a file is known. */
export const FORMAT = 'pruning-game/run';

/** The record as plain JSON. What `readRecord` makes of its text is the same record, to the bit up to MOST_EXACT players. */
export function toJson({ manifest, verdict, series, last }: RunRecord) {
  const { spec, log, ...made } = manifest;
  const { columns } = series;
  return {
    format: FORMAT,
    version: RECORD_VERSION,
    manifest: { spec, log: writeLog(log), ...made },
    verdict,
    series: {
      ...series,
      columns: {
        steps: pack('float64', columns.steps),
        losses: pack('float32', columns.losses),
        fees: pack('float32', columns.fees),
        summaries: pack('float32', columns.summaries),
        shown: pack('uint32', columns.shown),
        participation: pack('float32', columns.participation),
      },
    },
    last: {
      step: last.step,
      participation:
        last.participation.length <= MOST_EXACT
          ? pack('float32', last.participation)
          : pack('uint8', toBytes(last.participation)),
    },
  };
}

export type RunJson = ReturnType<typeof toJson>;

/** The text of a file of one run. */
export const writeRecord = (record: RunRecord): string =>
  `${JSON.stringify(toJson(record), null, 1)}\n`;
