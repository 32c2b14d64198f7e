/** Reads the text of a file as a record. Whatever is not one, or not whole, is refused in a sentence; nothing is guessed. */
import type * as v from 'valibot';
import { readLog } from '../spec/logText.ts';
import { checkPatch, defaultSpec, misfitOf, type RunSpec } from '../spec/spec.ts';
import {
  checkEvaluations,
  columnsOf,
  countOf,
  formOf,
  lastOf,
  parsed,
  refuse,
  versionOf,
} from './reading.ts';
import { RECORD_VERSION, type RunRecord } from './record.ts';
import { recordForm } from './schema.ts';

type Form = v.InferOutput<typeof recordForm>;

function specOf({ spec: raw, program }: Form['manifest']): RunSpec {
  const { patch, notes } = checkPatch(raw);
  const spec = { ...defaultSpec, ...patch };
  const trouble = notes[0] ?? misfitOf(spec);
  return trouble === null || trouble === undefined
    ? spec
    : refuse(
        `It is a run that this program cannot play (it was written by version ${program}): ${trouble}`,
      );
}

/** @throws RecordError whose message says what is wrong with the file; its subject is “it” */
export function readRecord(text: string): RunRecord {
  const json = parsed(text);
  if (versionOf(json) > RECORD_VERSION)
    refuse(
      'It is a recording of a run that another program played: drop it on the page to see it; it can be shown, not kept or played again.',
    );
  const { manifest, verdict, series, last } = formOf(recordForm, json);
  const notes: string[] = [];
  const log = readLog(manifest.log, notes);
  if (notes[0] !== undefined) refuse(`Its log of changes cannot be replayed: ${notes[0]}`);
  const playerCount = countOf(series.groups);
  checkEvaluations(series);
  return {
    manifest: { ...manifest, spec: specOf(manifest), log },
    verdict,
    series: { ...series, columns: columnsOf(series, playerCount) },
    last: lastOf(last, playerCount),
  };
}
