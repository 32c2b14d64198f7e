/** Kept runs as files: one as JSON, many as a zip of these; and the way back. */
import { strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { grouped, listed, merged } from '../../game/notes.ts';
import { MOST_TEXT, RecordError } from '../../record/reading.ts';
import { readRecord } from '../../record/readRecord.ts';
import { writeRecord } from '../../record/writeRecord.ts';
import type { KeptRun } from './keptRun.ts';
import type { Runs } from './runs.ts';

/** Of a zip, and of all that it unpacks to. */
const MOST_PACKED = 2 ** 28;
const MOST_UNPACKED = 2 ** 30;

export interface Imported {
  readonly kept: readonly KeptRun[];
  /** Ids of those of them that were kept before, as far as they were played. */
  readonly already: readonly string[];
  /** What is no run, by the name of its file, and why not. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** One run, as it stands in a file. */
interface Text {
  readonly name: string;
  /** @throws RecordError where it is too large or cannot be read */
  read(): Promise<string> | string;
}

const isText = (name: string): boolean => /\.jsonl?$/i.test(name);
const isZip = (name: string): boolean => /\.zip$/i.test(name);
/** What macOS puts into archives besides. */
const isJunk = (name: string): boolean =>
  name.endsWith('/') || name.startsWith('__MACOSX/') || /(^|\/)\./.test(name);

function refuseSize(count: number, most: number, unit: string): void {
  if (count > most)
    throw new RecordError(
      `It has ${grouped(count)} ${unit}; more than ${grouped(most)} are not read.`,
    );
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  refuseSize(file.size, MOST_PACKED, 'bytes');
  return new Uint8Array(await file.arrayBuffer());
}

function unzipped(zip: Uint8Array, wants: (name: string, size: number) => boolean) {
  try {
    return unzipSync(zip, {
      filter: ({ name, originalSize }) => !isJunk(name) && wants(name, originalSize),
    });
  } catch (error) {
    if (error instanceof RecordError) throw error;
    throw new RecordError('It is no whole zip. Was it cut off?');
  }
}

function entriesOf(zip: Uint8Array): { name: string; size: number }[] {
  const found: { name: string; size: number }[] = [];
  unzipped(zip, (name, size) => {
    found.push({ name, size });
    return false;
  });
  return found;
}

/** Whether somebody who brings it brings runs; anything else may be data to learn from. */
export async function bringsRuns(file: {
  readonly name: string;
  readonly bytes: Blob;
}): Promise<boolean> {
  if (isText(file.name)) return true;
  if (!isZip(file.name) || file.bytes.size > MOST_PACKED) return false;
  try {
    const entries = entriesOf(await bytesOf(file.bytes));
    return entries.length > 0 && entries.every(({ name }) => isText(name));
  } catch {
    // Whoever reads data says what is wrong with it.
    return false;
  }
}

/** Of a text with a run on each line, as sweeps of the command line write it. */
const linesOf = (name: string, text: string): Text[] =>
  text
    .split('\n')
    .map((line, i) => ({ name: `${name}, line ${i + 1}`, read: () => line }))
    .filter(({ read }) => read().trim() !== '');

const textsOf = async (name: string, text: Text['read']): Promise<Text[]> =>
  /\.jsonl$/i.test(name) ? linesOf(name, await text()) : [{ name, read: text }];

async function inZip(name: string, file: Blob): Promise<Text[]> {
  const zip = await bytesOf(file);
  const entries = entriesOf(zip);
  refuseSize(
    entries.reduce((sum, { size }) => sum + size, 0),
    MOST_UNPACKED,
    'bytes unpacked',
  );
  if (entries.length === 0) throw new RecordError('There is no file in it.');
  const texts: Text[] = [];
  for (const { name: inside, size } of entries) {
    // Unpacked one at a time: all of them may be more than memory holds.
    const read = (): string => {
      refuseSize(size, MOST_TEXT, 'bytes');
      const content = unzipped(zip, (each) => each === inside)[inside]!;
      return new TextDecoder().decode(content);
    };
    texts.push(...(await textsOf(`${inside} in ${name}`, read)));
  }
  return texts;
}

/** A sweep, whatever its file is called: one line is a whole object, and another begins behind it. */
const isSweep = (text: string): boolean => {
  const end = text.indexOf('\n');
  return end > 0 && text[end + 1] === '{' && text.slice(0, end).trimEnd().endsWith('}');
};

async function insideOf(file: File): Promise<Text[]> {
  if (isZip(file.name)) return inZip(file.name, file);
  refuseSize(file.size, MOST_TEXT, 'bytes');
  const text = await file.text();
  return isSweep(text) ? linesOf(file.name, text) : textsOf(file.name, () => text);
}

/** Keeps the runs that are in them; what is none is named, and the others are kept all the same. */
export async function importRuns(
  runs: Pick<Runs, 'store' | 'keep' | 'askToStay'>,
  files: readonly File[],
): Promise<Imported> {
  const kept: KeptRun[] = [];
  const already: string[] = [];
  const { runs: before } = runs.store.getState();
  const refused: { name: string; why: string }[] = [];
  const trying = async (name: string, job: () => Promise<void>): Promise<void> => {
    try {
      await job();
    } catch (error) {
      refused.push({
        name,
        why:
          error instanceof RecordError ? error.message : `It could not be read (${String(error)}).`,
      });
    }
  };
  for (const file of files)
    await trying(file.name, async () => {
      for (const { name, read } of await insideOf(file))
        await trying(name, async () => {
          const record = readRecord(await read());
          const one = await runs.keep(record);
          const old = before.find(({ id }) => id === one.id);
          if (old !== undefined && old.digest.verdict.steps >= record.verdict.steps)
            already.push(one.id);
          kept.push(one);
        });
    });
  if (kept.length > 0) runs.askToStay();
  return { kept, already, refused };
}

/** What became of it, in sentences. */
export function inWords({ kept, already, refused }: Imported): string[] {
  const isOld = ({ id }: KeptRun) => already.includes(id);
  const said = (some: readonly KeptRun[], one: string, many: string): string[] =>
    some.length === 0
      ? []
      : [`${listed(some.map(({ name }) => name))} ${some.length === 1 ? one : many}.`];
  return [
    ...said(
      kept.filter((run) => !isOld(run)),
      'is kept',
      'are kept',
    ),
    ...said(kept.filter(isOld), 'was kept already', 'were kept already'),
    ...merged(refused.map(({ name, why }) => `${name} is no run that can be kept. ${why}`)),
    ...(kept.length + refused.length === 0 ? ['No file was chosen.'] : []),
  ];
}

export interface RunsFile {
  readonly name: string;
  readonly content: Blob;
  /** Runs that could not be read, each with a sentence. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
}

/** The name of a file, free of what file systems refuse; no two of one archive are the same. */
function fileNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const plain = name
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 60)
      .toLowerCase();
    const stem = plain.replace(/^-+|-+$/g, '') || 'run';
    for (let count = 1; ; count++) {
      const free = count === 1 ? stem : `${stem}-${count}`;
      if (taken.has(free)) continue;
      taken.add(free);
      return `${free}.json`;
    }
  };
}

/**
 * Kept runs as one file to be handed on: JSON of one, a zip of many. Rejects with a sentence where none can be read.
 *
 * @param onProgress told how many are packed; if it says false it is given up, and nothing comes of it
 */
export async function exportRuns(
  runs: Pick<Runs, 'record' | 'store'>,
  ids: readonly string[],
  onProgress: (done: number) => boolean = () => true,
): Promise<RunsFile | null> {
  const all = runs.store.getState().runs.filter(({ id }) => ids.includes(id));
  const nameFor = fileNames();
  const missing: { name: string; why: string }[] = [];
  const texts: { name: string; text: string }[] = [];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  for (const [done, { id, name }] of all.entries()) {
    try {
      const text = writeRecord(await runs.record(id));
      const entry = { name: nameFor(name), text };
      if (all.length === 1) texts.push(entry);
      else {
        const deflate = new ZipDeflate(entry.name, { level: 6 });
        zip.add(deflate);
        deflate.push(strToU8(text), true);
      }
    } catch (error) {
      missing.push({ name, why: (error as Error).message });
    }
    if (!onProgress(done + 1)) return null;
    // Between two of them the page lives.
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (missing.length === all.length)
    throw new Error(
      missing[0] === undefined ? 'No run is kept.' : `No run can be read. ${missing[0].why}`,
    );
  const [one] = texts;
  if (one !== undefined)
    return { name: one.name, content: new Blob([one.text], { type: 'application/json' }), missing };
  zip.end();
  return {
    name: 'pruning-game-runs.zip',
    content: new Blob(parts, { type: 'application/zip' }),
    missing,
  };
}
