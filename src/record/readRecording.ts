/** Reads the text of a file as a recording. Whatever is none, or not whole, is refused in a sentence; nothing is guessed. */
import { BARS, FIGURE, SUMMARY_LENGTH } from '../game/summary.ts';
import { readLog } from '../spec/logText.ts';
import { checkPatch, defaultSpec, type RunSpec } from '../spec/spec.ts';
import {
  checkEvaluations,
  columnsOf,
  countOf,
  formOf,
  lastOf,
  parsed,
  refuse,
  taken,
  versionOf,
} from './reading.ts';
import type { Group } from './record.ts';
import { RECORDING_VERSION, type Recording } from './recording.ts';
import { recordingForm } from './schema.ts';

/** Counts go through float32: of more than 2^24 players they are a little off. */
const ROUNDING = 1e-6;

const sum = (figures: Float32Array, first: number, count: number): number =>
  figures.subarray(first, first + count).reduce((all, each) => all + each, 0);

/** What is counted of all players must come to all of them, in every moment. */
function checkSums(summaries: Float32Array, groups: readonly Group[]): void {
  for (let at = 0; at < summaries.length; at += SUMMARY_LENGTH) {
    const { name, count } = groups[(at / SUMMARY_LENGTH) % groups.length]!;
    const row = summaries.subarray(at, at + SUMMARY_LENGTH);
    const isAbout = (found: number, wanted: number) => Math.abs(found - wanted) <= ROUNDING * count;
    const bars = sum(row, FIGURE.bars, BARS);
    const below = row[FIGURE.bars]! + row[FIGURE.bars + 1]!;
    const moment = Math.floor(at / SUMMARY_LENGTH / groups.length);
    const where = `of ${name} at moment ${moment}`;
    if (!isAbout(row[FIGURE.count]!, count) || !isAbout(bars, count))
      refuse(
        `Its sums do not hold: the histogram ${where} has ${bars} players, and the layer ${count}.`,
      );
    if (!isAbout(below, row[FIGURE.pruned]!))
      refuse(
        `Its sums do not hold: ${row[FIGURE.pruned]!} players ${where} are pruned, and ${below} stand below ε.`,
      );
    if (!isAbout(sum(row, FIGURE.out, 4), count))
      refuse(`Its sums do not hold: best responses ${where} are not those of ${count} players.`);
    if (!row.every(Number.isFinite))
      refuse(`It is no whole run: what is counted ${where} is no number.`);
  }
}

function specOf(raw: Record<string, unknown>): RunSpec {
  const { patch, notes } = checkPatch(raw);
  return notes[0] === undefined
    ? { ...defaultSpec, ...patch }
    : refuse(`It is of a game that this program does not know: ${notes[0]}`);
}

/** Whether a text that is read as JSON is a recording, whole or not. */
export const isRecording = (text: string): boolean => {
  const head = text.slice(0, 200);
  return (
    /"format":\s*"pruning-game\/run"/.test(head) &&
    Number(/"version":\s*(\d+)/.exec(head)?.[1] ?? 1) === RECORDING_VERSION
  );
};

/** @throws RecordError whose message says what is wrong with the file; its subject is “it” */
export function readRecording(text: string): Recording {
  const json = parsed(text);
  if (versionOf(json) !== RECORDING_VERSION)
    refuse('It is a run of this program, no recording: drop it on the lab, which plays it again.');
  const { manifest, verdict, series, last } = formOf(recordingForm, json);
  const { groups } = series;
  const notes: string[] = [];
  const log = readLog(manifest.log, notes);
  if (notes[0] !== undefined) refuse(`Its log of changes cannot be read: ${notes[0]}`);
  if (groups.length === 0 || groups.some(({ count }) => count === 0))
    refuse('It is no whole run: it has a layer without players, or none.');
  if (manifest.recorded.multiplications.length !== groups.length)
    refuse('It is no whole run: manifest.recorded.multiplications are of other layers.');
  checkEvaluations(series);
  const columns = columnsOf(series, countOf(groups));
  if (columns.steps.length === 0) refuse('It has no moment: nothing was recorded.');
  checkSums(columns.summaries, groups);
  const weighed = (name: 'benefit' | 'normSquared' | 'rivalry') => {
    const { length } = columns.participation;
    const found = taken(`series.columns.${name}`, 'float32', series.columns[name], length);
    if (!found.every(Number.isFinite))
      refuse(`It is no whole run: series.columns.${name} has what is no number.`);
    return found;
  };
  return {
    manifest: { ...manifest, spec: specOf(manifest.spec), log },
    verdict,
    series: {
      ...series,
      columns: {
        ...columns,
        benefit: weighed('benefit'),
        normSquared: weighed('normSquared'),
        rivalry: weighed('rivalry'),
      },
    },
    last: lastOf(last, countOf(groups)),
  };
}
