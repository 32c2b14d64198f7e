/** A record as the text of a file: JSON for people, with what is large packed (packed.ts). */
import { writeLog } from '../spec/logText.ts';
import { toBytes } from './bytes.ts';
import { pack, type Packed } from './packed.ts';
import {
  MOST_EXACT,
  RECORD_VERSION,
  type Columns,
  type Last,
  type Manifest,
  type RunRecord,
  type Series,
  type Verdict,
} from './record.ts';

/** By which a file is known. */
export const FORMAT = 'pruning-game/run';

/** A record as plain JSON. */
export interface RunJson {
  readonly format: 'pruning-game/run';
  readonly version: number;
  /** Its log as an address writes it. */
  readonly manifest: Omit<Manifest, 'log'> & { readonly log: string };
  readonly verdict: Verdict;
  readonly series: Omit<Series, 'columns'> & {
    readonly columns: { readonly [Name in keyof Columns]: Packed };
  };
  readonly last: Omit<Last, 'participation'> & { readonly participation: Packed };
}

/** What `readRecord` makes of its text is the same record, to the bit up to MOST_EXACT players. */
export function toJson({ manifest, verdict, series, last }: RunRecord): RunJson {
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

/** The text of a file of one run. */
export const writeRecord = (record: RunRecord): string =>
  `${JSON.stringify(toJson(record), null, 1)}\n`;
