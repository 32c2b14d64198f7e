/**
 * `npm run -s experiment -- --preset l1-strong --out run.json`: one run on the command line, or with
 * --sweep many.
 */
import { appendFile, writeFile } from 'node:fs/promises';
import { readFlags, type Asked } from './flags.ts';
import { helpText } from './help.ts';
import { runExperiment } from './runExperiment.ts';
import { runSweep } from './runSweep.ts';
import { UsageError } from './usageError.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Finds out before the run, not after it, whether its result can be written. */
async function checkWritable(file: string): Promise<void> {
  try {
    await appendFile(file, '');
  } catch {
    throw new UsageError(`--out must be a file that can be written; “${file}” cannot.`);
  }
}

async function runAsked({ spec, games, out, limitSteps, shrinks }: Asked): Promise<void> {
  if (games === null) {
    const json = `${JSON.stringify(await runExperiment(spec, limitSteps, say, shrinks), null, 1)}\n`;
    if (out === null) process.stdout.write(json);
    else await writeFile(out, json);
    return;
  }
  if (out !== null) await writeFile(out, '');
  await runSweep({
    ...{ games, limitSteps, shrinks, say },
    async write(experiment) {
      const line = `${JSON.stringify(experiment)}\n`;
      if (out === null) process.stdout.write(line);
      else await appendFile(out, line);
    },
  });
}

/** @returns exit status: 2 for a wrong flag, 1 for what failed otherwise */
async function main(args: readonly string[]): Promise<number> {
  let asked: Asked;
  try {
    asked = readFlags(args);
    if (asked.out !== null && !asked.help) await checkWritable(asked.out);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
  if (asked.help) {
    process.stdout.write(`${helpText()}\n`);
    return 0;
  }
  try {
    await runAsked(asked);
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
