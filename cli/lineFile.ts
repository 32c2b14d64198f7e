/**
 * Where the lines of a sweep go. They are appended beside their place, each on the disk before the next game is
 * begun, so that a program that is killed loses the games under way and no other; when all is done the lines stand in
 * the plan's order and take their place, and what stood there before stays until then.
 */
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { readAll, writeAll } from './allBytes.ts';
import { opened, placeOf, putInPlace, streamText, written } from './sideFile.ts';
import { UsageError } from './usageError.ts';
import { lockForWriting } from './writeLock.ts';

/** Of a game. */
export interface GameLine {
  /** In the plan. */
  readonly number: number;
  /** Without its end. */
  readonly text: string;
}

export interface LineOutput {
  /** Writes what is final. */
  add(lines: readonly GameLine[]): Promise<void>;
  /** Writes, behind what is final, how things stand; the next writing of either kind replaces it. */
  draft(lines: readonly GameLine[]): Promise<void>;
  /** Puts all that was written in its place; if nothing was, leaves what stood there. */
  finish(): Promise<void>;
}

/** A line that a file has already. */
export interface KeptLine {
  readonly number: number;
  readonly file: string;
  /** Bytes; `to` is behind its end. */
  readonly from: number;
  readonly to: number;
}

const textOf = (lines: readonly GameLine[]): string =>
  lines.map(({ text }) => `${text}\n`).join('');

/** Nothing that was printed can be taken back, so drafts are not. @param print writes to standard output */
export const printedLines = (print: (text: string) => void): LineOutput => ({
  add: async (lines) => print(textOf(lines)),
  draft: async () => {},
  finish: async () => {},
});

const streamed = (handle: FileHandle): LineOutput => ({
  add: (lines) => streamText(handle, textOf(lines)),
  draft: async () => {},
  finish: () => handle.close(),
});

/** Where the lines are until they take their place. */
export const sideOf = (place: string): string => `${place}.part`;

const PIECE = 2 ** 20;

/** @param to open for writing */
async function copy(line: KeptLine, to: FileHandle, at: number): Promise<void> {
  const from = await open(line.file);
  try {
    for (let done = 0; done < line.to - line.from; done += PIECE) {
      const piece = Buffer.alloc(Math.min(PIECE, line.to - line.from - done));
      await readAll(from, piece, line.from + done, line.file);
      await writeAll(to, piece, at + done);
    }
  } finally {
    await from.close();
  }
}

/** Writes them anew, one after another, and then renames. @returns where they stand now */
export async function gather(lines: readonly KeptLine[], file: string): Promise<KeptLine[]> {
  const next = `${file}.next`;
  const handle = await open(next, 'w');
  const gathered: KeptLine[] = [];
  try {
    let at = 0;
    for (const line of lines) {
      await copy(line, handle, at);
      const to = at + line.to - line.from;
      gathered.push({ number: line.number, file, from: at, to });
      at = to;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
  return gathered;
}

const isInOrder = (lines: readonly KeptLine[]): boolean =>
  lines.every(({ number }, i) => i === 0 || number > lines[i - 1]!.number);

/** @throws UsageError where another program writes it, or where nothing can be written */
const lockFor = (file: string, side: string): Promise<() => void> =>
  lockForWriting(side).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    return opened(file, () => Promise.reject(error as Error));
  });

/**
 * @param kept what is done already; null to begin anew, which is refused where an earlier sweep has left something
 * @throws UsageError if no file can be written there: before the games, not after them
 */
export async function openLineFile(
  file: string,
  kept: readonly KeptLine[] | null,
): Promise<LineOutput> {
  const { place, isPlain } = await placeOf(file);
  if (!isPlain && kept !== null)
    throw new UsageError(`--resume needs a file that --out has written; “${file}” is none.`);
  if (!isPlain) return streamed(await opened(file, () => open(place, 'w')));
  const side = sideOf(place);
  const free = await lockFor(file, side);
  const left = await stat(side).catch(() => null);
  if (kept === null && left !== null && left.size > 0) {
    free();
    throw new UsageError(
      `“${side}” has what an earlier sweep had done; go on with it by --resume, or remove it.`,
    );
  }
  const { handle, lines } = await opened(file, async () => {
    const lines = await gather(kept ?? [], side);
    return { lines, handle: await open(side, 'r+') };
  });
  let final = lines.at(-1)?.to ?? 0;
  let drafted: readonly GameLine[] = [];

  /** @returns the bytes written */
  async function write(text: string): Promise<number> {
    const bytes = Buffer.from(text);
    await written(file, side, async () => {
      await handle.truncate(final);
      await writeAll(handle, bytes, final);
      await handle.sync();
    });
    return bytes.length;
  }

  async function add(added: readonly GameLine[]): Promise<void> {
    await write(textOf(added));
    drafted = [];
    for (const { number, text } of added) {
      const to = final + Buffer.byteLength(text) + 1;
      lines.push({ number, file: side, from: final, to });
      final = to;
    }
  }

  return {
    add,
    async draft(next) {
      await write(textOf(next));
      drafted = next;
    },
    async finish() {
      if (drafted.length > 0) await add(drafted);
      await handle.close();
      if (lines.length === 0) await rm(side);
      else
        await putInPlace(file, side, place, async () => {
          const ordered = [...lines].sort((a, b) => a.number - b.number);
          if (!isInOrder(lines)) await gather(ordered, side);
        });
      free();
    },
  };
}
