/**
 * `npm run -s merge -- a.jsonl b.jsonl --out all.jsonl` joins what the shards of a sweep have come to, in the plan’s
 * order. Whatever is missing, double, torn or of something else is named in a sentence, and then nothing is written.
 * Exit status 0, 1 for files that do not join or cannot be read, 2 for wrong arguments.
 */
import { open } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { readAll } from './allBytes.ts';
import { writeWhole } from './outFile.ts';
import { withoutShard } from './planLine.ts';
import { readShards, type ShardLine } from './readShards.ts';
import { UsageError } from './usageError.ts';
import { troublesOf } from './wholeness.ts';

const usage = 'Usage: npm run -s merge -- a.jsonl b.jsonl --out all.jsonl';

interface Arguments {
  readonly files: readonly string[];
  readonly out: string;
}

function readArguments(given: readonly string[]): Arguments {
  const files: string[] = [];
  let out: string | null = null;
  const left = [...given];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [, joined] = /^--out=(.*)$/s.exec(arg) ?? [];
    if (arg === '--out' || joined !== undefined) {
      if (out !== null) throw new UsageError('--out is given twice; give it once.');
      out = joined ?? left.shift() ?? '';
    } else if (arg.startsWith('--')) throw new UsageError(`${arg} is no flag of merge. ${usage}`);
    else files.push(arg);
  }
  if (files.length === 0) throw new UsageError(`merge takes the files of shards. ${usage}`);
  if (out === null || out.trim() === '')
    throw new UsageError(`merge needs --out, the file to write. ${usage}`);
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw new UsageError(`“${twice}” is given twice; give it once.`);
  return { files, out };
}

/** The lines as one sweep would have written them. */
async function* joined(lines: readonly ShardLine[]): AsyncGenerator<string> {
  for (const { file, from, to } of [...lines].sort((a, b) => a.place.number - b.place.number)) {
    const handle = await open(file);
    try {
      const bytes = Buffer.alloc(to - from);
      await readAll(handle, bytes, from, file);
      yield withoutShard(bytes.toString('utf8'));
    } finally {
      await handle.close();
    }
  }
}

/** @param say gets a sentence for all that is wrong, or for what was done @returns exit status */
export async function merge(
  args: readonly string[],
  say: (sentence: string) => void,
): Promise<0 | 1 | 2> {
  try {
    const { files, out } = readArguments(args);
    const { lines, troubles } = await readShards(files);
    const all = [...troubles, ...troublesOf(lines)];
    if (all.length > 0) {
      [...all, `Nothing is written to “${out}”.`].forEach(say);
      return 1;
    }
    await writeWhole(out, joined(lines));
    const backends = [...new Set(lines.flatMap((line) => line.backends))];
    say(
      `“${out}” has all ${lines.length} games of the plan, of ${files.length} files, computed by ${backends.join(' and ')}.`,
    );
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await merge(process.argv.slice(2), (sentence) =>
    process.stderr.write(`${sentence}\n`),
  );
