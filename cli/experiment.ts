/**
 * `npm run -s experiment -- --preset l1-strong --out run.json`: one run on the command line, or with
 * --sweep many.
 */
import { readFlags, type Asked } from './flags.ts';
import { helpText } from './help.ts';
import { listenForInterruption } from './interruption.ts';
import { withOwnData, type HeldFor } from './ownData.ts';
import { openOutFile, printed, type Output } from './outFile.ts';
import { toJson, writeRecord } from '../src/record/writeRecord.ts';
import type { Conduct } from './runEpochs.ts';
import { withRecordedRun } from './runAgain.ts';
import { runExperiment } from './runExperiment.ts';
import { runSweep, type SweptRecord } from './runSweep.ts';
import { UsageError } from './usageError.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const sayError = (error: unknown): void =>
  say(error instanceof Error ? error.message : String(error));

/** @returns how many of the runs have diverged */
async function runAsked(
  { spec, log, games, limitSteps, shrinks }: Asked,
  heldFor: HeldFor,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const conduct: Conduct = { log, limitSteps, shrinks, signal, say, heldFor };
  if (games === null) {
    const record = await runExperiment(spec, {
      ...conduct,
      keep: (soFar) => output.draft(soFar.map(writeRecord).join('')),
    });
    const { ended, steps } = record.verdict;
    if (steps > 0 || ended === 'diverged') await output.add(writeRecord(record));
    return ended === 'diverged' ? 1 : 0;
  }
  const lines = (records: readonly SweptRecord[]) =>
    records
      .map(({ swept, ...record }) => `${JSON.stringify({ swept, ...toJson(record) })}\n`)
      .join('');
  let diverged = 0;
  await runSweep({
    ...conduct,
    games,
    keep: (records) => output.draft(lines(records)),
    async write(records) {
      diverged += records.filter(({ verdict }) => verdict.ended === 'diverged').length;
      await output.add(lines(records));
    },
  });
  if (diverged > 0) say(`${diverged} of ${games.length} games diverged.`);
  return diverged;
}

/**
 * @returns exit status: 2 for a wrong flag, 1 for what failed or diverged, 130 and 143 when a signal ended it
 */
async function main(args: readonly string[]): Promise<number> {
  let asked: Asked;
  let heldFor: HeldFor;
  let output: Output;
  try {
    const again = await withRecordedRun(args);
    const own = await withOwnData(again.args);
    ({ heldFor } = own);
    asked = readFlags(own.args, again.recorded);
    if (asked.help) {
      process.stdout.write(`${helpText()}\n`);
      return 0;
    }
    output =
      asked.out === null
        ? printed((text) => process.stdout.write(text))
        : await openOutFile(asked.out);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
  const interruption = listenForInterruption(say);
  let exitCode = 1;
  try {
    const diverged = await runAsked(asked, heldFor, output, interruption.signal);
    exitCode = interruption.exitCode ?? (diverged > 0 ? 1 : 0);
  } catch (error) {
    sayError(error);
  }
  try {
    await output.finish();
  } catch (error) {
    sayError(error);
    return 1;
  }
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
