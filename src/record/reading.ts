/** What the readers of runs and of recordings share: JSON, form, arrays. Whatever is not whole is refused in a sentence. */
import * as v from 'valibot';
import { quoted } from '../game/notes.ts';
import { SUMMARY_LENGTH } from '../game/summary.ts';
import { fromBytes } from './bytes.ts';
import { unpack, type ArrayOf, type Kind, type Packed } from './packed.ts';
import type { Columns, Group, Last } from './record.ts';
import type { recordForm } from './schema.ts';
import { FORMAT } from './writeRecord.ts';
import { RECORDING_VERSION } from './recording.ts';

/** The message is a sentence for whoever gave the file. */
export class RecordError extends Error {}

/** Characters of a file that is read: several times the largest that is written. */
export const MOST_TEXT = 100_000_000;

type Form = v.InferOutput<typeof recordForm>;

export const refuse = (sentence: string): never => {
  throw new RecordError(sentence);
};

/** @throws RecordError */
export function parsed(text: string): Record<string, unknown> {
  if (text.length > MOST_TEXT)
    refuse(`It has ${text.length} characters; more than ${MOST_TEXT} are not read.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    refuse(
      text.trimStart().startsWith('{')
        ? `It is no whole JSON (${(error as Error).message}). Was it cut off?`
        : 'It is no JSON, as every run is.',
    );
  }
  if (typeof json !== 'object' || json === null) refuse('It is JSON, but no run.');
  return json as Record<string, unknown>;
}

/** The version of its format; @throws RecordError where it is another format, or a version that nobody here reads */
export function versionOf({ format, version }: Record<string, unknown>): number {
  if (format !== FORMAT)
    refuse(
      typeof format === 'string'
        ? `It is JSON, but no run: its format is ${quoted(format)}.`
        : 'It is JSON, but no run.',
    );
  if (typeof version !== 'number' || !(version >= 1 && version <= RECORDING_VERSION))
    refuse(
      `It is a run of record version ${quoted(version)}, and this program reads up to ${RECORDING_VERSION}. A newer one may open it.`,
    );
  return version as number;
}

/** @throws RecordError naming the first part that is not as it must be */
export function formOf<Schema extends v.GenericSchema>(
  schema: Schema,
  json: Record<string, unknown>,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, json, { abortEarly: true });
  if (read.success) return read.output;
  const [issue] = read.issues;
  return refuse(
    `It is no whole run: ${v.getDotPath(issue) ?? 'it'} is not as it must be (${issue.message}).`,
  );
}

/** @throws RecordError naming the array */
export function taken<K extends Kind>(
  name: string,
  kind: K,
  packed: Packed,
  length: number,
): ArrayOf<K> {
  try {
    return unpack(kind, packed, length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(`It is no whole run: ${name} ${error.message}.`);
  }
}

/** How long it says that it is; checked when it is read. */
export const lengthOf = (packed: Packed, size: number): number =>
  'values' in packed ? packed.values.length : Math.floor(atobLength(packed.base64) / size);

const atobLength = (base64: string): number => {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
};

export const isRising = (numbers: ArrayLike<number>): boolean =>
  Array.prototype.every.call(numbers, (value: number, i) => i === 0 || value > numbers[i - 1]!);

const areShares = (numbers: Float32Array): boolean => numbers.every((s) => s >= 0 && s <= 1);

/** @throws RecordError */
export function columnsOf({ groups, columns }: Form['series'], playerCount: number): Columns {
  const moments = lengthOf(columns.steps, 8);
  const steps = taken('series.columns.steps', 'float64', columns.steps, moments);
  const shownCount = lengthOf(columns.shown, 4);
  const shown = taken('series.columns.shown', 'uint32', columns.shown, shownCount);
  const table = (name: 'losses' | 'fees' | 'summaries' | 'participation', width: number) =>
    taken(`series.columns.${name}`, 'float32', columns[name], moments * width);
  const read: Columns = {
    ...{ steps, shown, losses: table('losses', 1) },
    fees: table('fees', groups.length),
    summaries: table('summaries', groups.length * SUMMARY_LENGTH),
    participation: table('participation', shownCount),
  };
  if (!isRising(steps) || !steps.every((step) => Number.isInteger(step) && step >= 0))
    refuse('It is no whole run: series.columns.steps do not rise, step by whole step.');
  if (!isRising(shown) || (shown.at(-1) ?? -1) >= playerCount)
    refuse(
      `It is no whole run: series.columns.shown names players that are not among its ${playerCount}.`,
    );
  if (!areShares(read.participation))
    refuse('It is no whole run: series.columns.participation has an s that is not from 0 to 1.');
  return read;
}

/** @throws RecordError */
export function lastOf({ step, participation: packed }: Form['last'], playerCount: number): Last {
  const count = packed.type === 'uint8' ? lengthOf(packed, 1) : lengthOf(packed, 4);
  // Nothing is told of a run that diverged at once.
  const length = count === 0 ? 0 : playerCount;
  const name = 'last.participation';
  const participation =
    packed.type === 'uint8'
      ? fromBytes(taken(name, 'uint8', packed, length))
      : taken(name, 'float32', packed, length);
  if (!areShares(participation))
    refuse(`It is no whole run: ${name} has an s that is not from 0 to 1.`);
  return { step, participation };
}

/** What moments at which the net was tested must be to each other; @throws RecordError */
export function checkEvaluations({
  evaluations,
  groups,
}: {
  readonly evaluations: readonly {
    readonly step: number;
    readonly activePerLayer: readonly number[];
  }[];
  readonly groups: readonly Group[];
}): void {
  if (!isRising(evaluations.map(({ step }) => step)))
    refuse('It is no whole run: series.evaluations are not in the order of their steps.');
  if (evaluations.some(({ activePerLayer }) => activePerLayer.length !== groups.length))
    refuse('It is no whole run: series.evaluations count other groups than series.groups.');
}

export const countOf = (groups: readonly Pick<Group, 'count'>[]): number =>
  groups.reduce((sum, { count }) => sum + count, 0);
