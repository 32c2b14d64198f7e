/**
 * `npm run -s export -- run.json --as onnx --out net.onnx` writes the net that a run has left, or a script that plays the
 * run. Exit status 0, 1 for a run that cannot be played or written that way, 2 for wrong arguments.
 */
import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { NetFormat, RunFormat } from '../src/export/format.ts';
import { areNumbers, prunedNet, wholeNet } from '../src/export/prunedNet.ts';
import { formatNames, formats, type FormatName } from '../src/export/registry.ts';
import { bytesOf, kilobytes, zerosIn } from '../src/export/sizes.ts';
import {
  ExportError,
  nobodyLeft,
  ranAway,
  type NetFile,
  type PlayedRun,
} from '../src/export/taken.ts';
import { textOf } from '../src/model/readModel.ts';
import type { RunRecord } from '../src/record/record.ts';
import { withOwnData, type HeldFor, taken } from './ownData.ts';
import { writeWhole } from './outFile.ts';
import { replay } from './replay.ts';
import { recordOf } from './runAgain.ts';
import { percent } from './runEpochs.ts';
import { UsageError } from './usageError.ts';

const usage = [
  'Usage: npm run -s export -- run.json --as FORMAT --out FILE [--data FILE]',
  '',
  'Plays the run of a record again and writes the net that is left, gates multiplied in; or a script that plays the run.',
  '',
  ...formatNames.map((name) => `  --as ${name.padEnd(12)} ${formats[name].help}`),
  '',
  '  --out         the file to write; a folder for tfjs, where model.json and weights.bin go',
  '  --data FILE   of a run that has learnt from a file of yours: that file (--class-column as it was given)',
].join('\n');

const hint = 'npm run -s export -- --help says more.';

interface Arguments {
  readonly file: string;
  readonly format: FormatName;
  readonly out: string;
  readonly heldFor: HeldFor;
}

async function readArguments(given: readonly string[]): Promise<Arguments> {
  const own = await withOwnData(given);
  const left = [...own.args];
  // A record says itself which data it is of.
  taken(left, ['--file']);
  taken(left, ['--data']);
  const as = taken(left, ['--as']);
  const out = taken(left, ['--out']);
  const [file, ...others] = left;
  const flag = left.find((arg) => arg.startsWith('--'));
  if (flag === '--as' || flag === '--out') throw new UsageError(`${flag} needs a value. ${hint}`);
  if (flag !== undefined) throw new UsageError(`${flag} is no flag of export. ${hint}`);
  if (file === undefined || others.length > 0)
    throw new UsageError(`export takes one run, a file that experiment --out has written. ${hint}`);
  const format = formatNames.find((name) => name === as);
  if (format === undefined)
    throw new UsageError(
      `--as must be one of ${formatNames.join(', ')}; ${as === null ? 'it is missing' : `“${as}” is not`}.`,
    );
  if (out === null) throw new UsageError(`export needs --out, where to write. ${hint}`);
  return { file, format, out, heldFor: own.heldFor };
}

/** What a folder may hold that is written anew. */
const OWN = ['model.json', 'weights.bin'];

/** Of nothing yet, its name. */
const placeOf = (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));

/** Before the run is played: what cannot be written is said at once. */
async function checkOut(file: string, out: string, isFolder: boolean): Promise<void> {
  if ((await placeOf(file)) === (await placeOf(out)))
    throw new UsageError(`--out would take the place of the run itself, “${file}”.`);
  const found = await stat(out).catch(() => null);
  if (!isFolder) {
    if (found?.isDirectory() === true)
      throw new UsageError(`--out must be a file; “${out}” is a folder.`);
    const parent = await stat(path.dirname(out)).catch(() => null);
    if (parent?.isDirectory() !== true)
      throw new UsageError(`--out: there is no folder “${path.dirname(out)}”.`);
    return;
  }
  if (found === null) return;
  if (!found.isDirectory())
    throw new UsageError(`--out must be a folder for tfjs; “${out}” is a file.`);
  const strange = (await readdir(out)).filter((name) => !OWN.includes(name));
  if (strange.length > 0)
    throw new UsageError(
      `“${out}” holds ${strange[0]}, which export has not written; name an empty folder or a new one.`,
    );
}

async function write(out: string, files: readonly NetFile[], isFolder: boolean): Promise<void> {
  if (!isFolder) return writeWhole(out, [files[0]!.bytes]);
  await mkdir(out, { recursive: true });
  // The first names the others, so that it comes last.
  for (const { name, bytes } of [...files].reverse())
    await writeWhole(path.join(out, name), [bytes]);
}

const playedOf = ({ manifest, verdict }: RunRecord): PlayedRun => ({
  spec: manifest.spec,
  log: manifest.log.filter(({ step }) => step <= verdict.steps),
  step: verdict.steps,
});

interface Made {
  readonly files: readonly NetFile[];
  readonly said: string;
}

async function netFiles(
  format: NetFormat,
  record: RunRecord,
  heldFor: HeldFor,
  say: (line: string) => void,
): Promise<Made> {
  const { net, tested } = await replay(record, heldFor, say);
  if (!areNumbers(net)) throw new ExportError(ranAway);
  const run = playedOf(record);
  const left = prunedNet(net);
  if (left === null) throw new ExportError(nobodyLeft);
  const { scale } = net;
  const accuracy = tested.test.accuracyPruned;
  const files = format.files({ run, net: left, scale, accuracy });
  const whole = format.files({ run, net: wholeNet(net), scale, accuracy: null });
  const zeros = zerosIn(run);
  return {
    files,
    said: [
      `The net after step ${run.step}: ${textOf(left.model)} is left of ${textOf(net.model)}, test ${percent(accuracy)}.`,
      `As ${format.label} ${kilobytes(bytesOf(files))}, the whole net ${kilobytes(bytesOf(whole))}.`,
      ...(zeros === null ? [] : [zeros]),
    ].join(' '),
  };
}

function runFile(format: RunFormat, record: RunRecord): Made {
  const run = playedOf(record);
  const refusal = format.refusal(run);
  if (refusal !== null) throw new ExportError(refusal);
  const file = format.file(run);
  return {
    files: [file],
    said: `A script for ${format.label}, ${kilobytes(file.bytes.length)}: it plays the same game to step ${run.step}.`,
  };
}

/** @param say gets a sentence at a time @returns exit status */
export async function exportRun(
  args: readonly string[],
  say: (sentence: string) => void,
): Promise<0 | 1 | 2> {
  if (args.includes('--help') || args.includes('-h')) {
    say(usage);
    return 0;
  }
  try {
    const { file, format: name, out, heldFor } = await readArguments(args);
    const record = await recordOf('run', file);
    const format: NetFormat | RunFormat = formats[name];
    const isFolder = format.of === 'net' && format.ending === 'zip';
    await checkOut(file, out, isFolder);
    const { files, said } =
      format.of === 'net' ? await netFiles(format, record, heldFor, say) : runFile(format, record);
    await write(out, files, isFolder);
    say(`${said} Written to “${out}”.`);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await exportRun(process.argv.slice(2), (sentence) =>
    process.stderr.write(`${sentence}\n`),
  );
