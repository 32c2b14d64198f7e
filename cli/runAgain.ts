/**
 * `--run FILE`: the run of a record, its log of changes included, in place of a preset; `--like FILE`: the run that a
 * baseline is like.
 */
import { readFile, stat } from 'node:fs/promises';
import { MOST_TEXT, RecordError } from '../src/record/reading.ts';
import { readRecord } from '../src/record/readRecord.ts';
import type { RunRecord } from '../src/record/record.ts';
import { taken } from './ownData.ts';
import { UsageError } from './usageError.ts';

export interface RunArguments {
  /** Without the flag and its file. */
  readonly args: readonly string[];
  /** Null where no run is named. */
  readonly recorded: RunRecord | null;
  readonly like: RunRecord | null;
}

/** @throws UsageError with a sentence that begins with `flag` */
export async function recordOf(flag: string, file: string): Promise<RunRecord> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true)
    throw new UsageError(`${flag} must be a file that --out has written; “${file}” is none.`);
  if (found.size > MOST_TEXT)
    throw new UsageError(
      `${flag}: “${file}” has more than ${MOST_TEXT} bytes, too many for a run.`,
    );
  try {
    return readRecord(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof RecordError)
      throw new UsageError(`${flag}: “${file}” is no run to play. ${error.message}`);
    throw error;
  }
}

/** @throws UsageError with a sentence where the file is not one run */
export async function withRecordedRun(given: readonly string[]): Promise<RunArguments> {
  const args = [...given];
  const named = async (flag: string): Promise<RunRecord | null> => {
    const file = taken(args, [flag]);
    return file === null ? null : recordOf(flag, file);
  };
  const recorded = await named('--run');
  const like = await named('--like');
  return { args, recorded, like };
}
