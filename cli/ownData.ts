/** `--data FILE`: data of the user's own in place of a data set that has a name. */
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { dataNames } from '../src/data/registry.ts';
import { readOwnFile } from '../src/data/own/ownFile.ts';
import type { Bytes, OwnSource } from '../src/data/own/source.ts';
import { OwnDataError } from '../src/engine/own/refusal.ts';
import { readOwn } from '../src/engine/own/readOwn.ts';
import type { DataSet } from '../src/data/dataSet.ts';
import { UsageError } from './usageError.ts';

/** The packed examples of a data set that is held; null where they are not here. */
export type HeldFor = (dataSet: DataSet) => Bytes | null;

export interface OwnArguments {
  /** With `--data own --file …` in place of the file's name. */
  readonly args: readonly string[];
  readonly heldFor: HeldFor;
}

/** Takes a flag and its value out. @returns null where it is not given, or has no value */
export function taken(args: string[], flags: readonly string[]): string | null {
  for (const flag of flags) {
    const joined = args.findIndex((arg) => arg.startsWith(`${flag}=`));
    if (joined >= 0) return args.splice(joined, 1)[0]!.slice(flag.length + 1);
    const at = args.indexOf(flag);
    const value = args[at + 1];
    if (at >= 0 && value !== undefined && !value.startsWith('--')) {
      args.splice(at, 2);
      return value;
    }
  }
  return null;
}

/** Of a file, read only when it is asked for: it may be refused by its size. */
const bytesOf = (file: string, from: number, to: number): Bytes => ({
  size: to - from,
  slice: (first, last) => bytesOf(file, from + first, Math.min(to, from + last)),
  async arrayBuffer() {
    const handle = await open(file);
    try {
      const into = new Uint8Array(to - from);
      let read = 0;
      while (read < into.length) {
        const { bytesRead } = await handle.read(into, read, into.length - read, from + read);
        if (bytesRead === 0)
          throw new OwnDataError(`${file} has become shorter while it was read.`);
        read += bytesRead;
      }
      return into.buffer;
    } finally {
      await handle.close();
    }
  },
});

/** A file, or all that a folder has in it, with the folders that they lie in. */
async function sourcesOf(file: string): Promise<readonly OwnSource[]> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() === true)
    return [{ path: path.basename(file), bytes: bytesOf(file, 0, found.size) }];
  if (found?.isDirectory() !== true)
    throw new UsageError(
      `--data must be one of ${dataNames.join(', ')}, or a file of your own, or two of an IDX pair joined by a comma; “${file}” is none.`,
    );
  const folder = path.basename(path.resolve(file));
  const entries = await readdir(file, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const inside = path.join(entry.parentPath, entry.name);
        const { size } = await stat(inside);
        const parts = [folder, ...path.relative(file, inside).split(path.sep)];
        return { path: parts.join('/'), bytes: bytesOf(inside, 0, size) };
      }),
  );
}

function columnOf(text: string | null): number | null {
  if (text === null) return null;
  const column = Number(text);
  if (!Number.isInteger(column) || column < 1)
    throw new UsageError(`--class-column must be a whole number from 1; “${text}” is not.`);
  return column;
}

/** @throws UsageError with a sentence where the files cannot be used */
export async function withOwnData(given: readonly string[]): Promise<OwnArguments> {
  const args = [...given];
  const columnText = taken(args, ['--class-column', '--classColumn']);
  const data = taken(args, ['--data']);
  if (data === null || dataNames.some((name) => name === data)) {
    if (columnText !== null)
      throw new UsageError(
        '--class-column belongs to a table of your own; give it by --data FILE.',
      );
    const rest = data === null ? [] : ['--data', data];
    return { args: [...args, ...rest], heldFor: () => null };
  }
  const column = columnOf(columnText);
  try {
    const sources = (await Promise.all(data.split(',').map(sourcesOf))).flat();
    const { file, buffer } = await readOwn(sources, {
      ...{ column, decodeImage: null },
      onProgress: () => undefined,
    });
    const held = new Blob([buffer]);
    const { hash } = readOwnFile(file)!;
    return {
      args: [...args, '--data', 'own', '--file', file],
      heldFor: (dataSet) => (dataSet.hash === hash ? held : null),
    };
  } catch (error) {
    if (error instanceof OwnDataError) throw new UsageError(`--data: ${error.message}`);
    throw error;
  }
}
