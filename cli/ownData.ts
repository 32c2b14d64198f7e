/** `--data FILE`: data of the user's own in place of a data set that has a name. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { dataNames } from '../src/data/registry.ts';
import { limits } from '../src/data/own/limits.ts';
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

async function sourceOf(file: string): Promise<OwnSource> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile())
    throw new UsageError(
      `--data must be one of ${dataNames.join(', ')}, or a file of your own, or two of an IDX pair joined by a comma; “${file}” is none.`,
    );
  // Refused by its size before it is read.
  const bytes: Bytes =
    found.size > limits.bytes
      ? {
          size: found.size,
          slice: () => bytes,
          arrayBuffer: () => Promise.reject(new OwnDataError(`${file} is too large.`)),
        }
      : new Blob([await readFile(file)]);
  return { path: path.basename(file), bytes };
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
    const sources = await Promise.all(data.split(',').map(sourceOf));
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
