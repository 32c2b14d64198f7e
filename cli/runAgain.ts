/** `--run FILE`: the run of a record, its log of changes included, in place of a preset. */
import { readFile, stat } from 'node:fs/promises';
import { MOST_TEXT, readRecord, RecordError } from '../src/record/readRecord.ts';
import type { RunRecord } from '../src/record/record.ts';
import { taken } from './ownData.ts';
import { UsageError } from './usageError.ts';

export interface RunArguments {
  /** Without the flag and its file. */
  readonly args: readonly string[];
  /** Null where no run is named. */
  readonly recorded: RunRecord | null;
}

/** @throws UsageError with a sentence where the file is not one run */
export async function withRecordedRun(given: readonly string[]): Promise<RunArguments> {
  const args = [...given];
  const file = taken(args, ['--run']);
  if (file === null) return { args, recorded: null };
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true)
    throw new UsageError(`--run must be a file that --out has written; “${file}” is none.`);
  if (found.size > MOST_TEXT)
    throw new UsageError(`--run: “${file}” has more than ${MOST_TEXT} bytes, too many for a run.`);
  try {
    return { args, recorded: readRecord(await readFile(file, 'utf8')) };
  } catch (error) {
    if (error instanceof RecordError)
      throw new UsageError(`--run: “${file}” is no run to play. ${error.message}`);
    throw error;
  }
}
