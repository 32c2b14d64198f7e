/** What the files of shards have in them, line by line, and what is wrong with any of it. */
import { stat } from 'node:fs/promises';
import { dataSetOf } from '../src/data/rows.ts';
import { sideOf } from './lineFile.ts';
import { linesOf } from './linesOf.ts';
import type { Place } from './plan.ts';
import { isOfItsGame, planLineOr, type PlanLine } from './planLine.ts';

/** A line that can be read, and where it stands. */
export interface ShardLine {
  readonly place: Place;
  readonly program: string;
  /** What computed it. */
  readonly backends: readonly string[];
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
  /** Bytes; `to` is behind the line’s end. */
  readonly from: number;
  readonly to: number;
}

export interface ShardFiles {
  readonly lines: readonly ShardLine[];
  /** Sentences. */
  readonly troubles: readonly string[];
}

/** Why the file cannot be read; null where it can. */
async function absenceOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() === true) return null;
  if (found !== null) return `“${file}” is no file.`;
  const side = sideOf(file);
  return (await stat(side).catch(() => null)) === null
    ? `There is no file “${file}”.`
    : `“${file}” is not done: “${side}” has what was; go on with that sweep by --resume.`;
}

/** What is wrong with a line that can be read; null where nothing is. */
function troubleOf(line: PlanLine): string | null {
  const { spec, data } = line.record.manifest;
  if (line.record.verdict.ended === 'interrupted')
    return 'was stopped before its end; play it to its end by --resume';
  if (isOfItsGame(line)) return null;
  return data !== null && data !== dataSetOf(spec).hash
    ? `learned from other data (${data}) than its spec names (${dataSetOf(spec).hash})`
    : 'has not the spec or the log that the plan has for it';
}

export async function readShards(files: readonly string[]): Promise<ShardFiles> {
  const lines: ShardLine[] = [];
  const troubles: string[] = [];
  for (const file of files) {
    const absence = await absenceOf(file);
    if (absence !== null) {
      troubles.push(absence);
      continue;
    }
    for await (const { text, number, from, to, hasEnd } of linesOf(file)) {
      const read = hasEnd ? planLineOr(text) : 'It has no end.';
      if (typeof read === 'string') {
        troubles.push(`Line ${number} of “${file}” is torn, or of something else. ${read}`);
        continue;
      }
      const { place, record } = read;
      const trouble = troubleOf(read);
      if (trouble !== null)
        troubles.push(`Game ${place.number} (line ${number} of “${file}”) ${trouble}.`);
      const { program, engines } = record.manifest;
      const backends = engines.map(({ backend }) => backend);
      lines.push({ place, program, backends, file, line: number, from, to });
    }
  }
  return { lines, troubles };
}
