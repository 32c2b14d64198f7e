/**
 * `npm run -s experiment -- --preset l1-strong --out run.json`: one run on the command line, with
 * --sweep many, with --find as many as it takes to find a setting.
 */
import { readFlags, type AskedExperiment } from './flags.ts';
import { helpText } from './help.ts';
import { listenForInterruption } from './interruption.ts';
import { openFind } from './openFind.ts';
import { openSweep } from './openSweep.ts';
import { withOwnData } from './ownData.ts';
import { openOutFile, printed } from './outFile.ts';
import type { Play } from './play.ts';
import { writeRecord } from '../src/record/writeRecord.ts';
import type { Conduct } from './runEpochs.ts';
import { withRecordedRun } from './runAgain.ts';
import { runExperiment } from './runExperiment.ts';
import { UsageError } from './usageError.ts';

const print = (text: string): void => {
  process.stdout.write(text);
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const sayError = (error: unknown): void =>
  say(error instanceof Error ? error.message : String(error));

/** @throws UsageError if the result cannot be written where it is asked for */
async function openRun(
  { spec, out }: AskedExperiment,
  conduct: Omit<Conduct, 'signal'>,
): Promise<Play> {
  const output = out === null ? printed(print) : await openOutFile(out);
  return {
    async play(signal) {
      const record = await runExperiment(spec, {
        ...{ ...conduct, signal },
        keep: (soFar) => output.draft(soFar.map(writeRecord).join('')),
      });
      const { ended, steps } = record.verdict;
      if (steps > 0 || ended === 'diverged') await output.add(writeRecord(record));
      return ended === 'diverged' ? 1 : 0;
    },
    finish: () => output.finish(),
  };
}

/**
 * @returns exit status: 2 for a wrong flag, 1 for what failed or diverged, 130 and 143 when a signal ended it
 */
async function main(args: readonly string[]): Promise<number> {
  let play: Play;
  try {
    const again = await withRecordedRun(args);
    const own = await withOwnData(again.args);
    const asked = readFlags(own.args, again.recorded, process.env, again.like);
    if (asked.help) {
      print(`${helpText()}\n`);
      return 0;
    }
    const { log, limitSteps, shrinks, timesForward, games, find } = asked;
    const conduct = { log, limitSteps, shrinks, timesForward, say, heldFor: own.heldFor };
    if (find !== null) play = await openFind({ ...asked, find }, conduct, print);
    else if (games !== null) play = await openSweep({ ...asked, games }, conduct, print);
    else play = await openRun(asked, conduct);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(error.message);
    return 2;
  }
  const interruption = listenForInterruption(say);
  let exitCode = 1;
  try {
    const diverged = await play.play(interruption.signal);
    exitCode = interruption.exitCode ?? (diverged > 0 ? 1 : 0);
  } catch (error) {
    sayError(error);
  }
  try {
    await play.finish();
  } catch (error) {
    sayError(error);
    return 1;
  }
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
