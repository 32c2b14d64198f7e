/**
 * `npm run -s experiment -- --preset l1-strong --out run.json`: one run on the command line, or with
 * --sweep many.
 */
import { readFlags, type Asked } from './flags.ts';
import { helpText } from './help.ts';
import { listenForInterruption } from './interruption.ts';
import { withOwnData, type HeldFor } from './ownData.ts';
import { openOutFile, printed, type Output } from './outFile.ts';
import type { Conduct, Experiment } from './runEpochs.ts';
import { runExperiment } from './runExperiment.ts';
import { runSweep } from './runSweep.ts';
import { UsageError } from './usageError.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const sayError = (error: unknown): void =>
  say(error instanceof Error ? error.message : String(error));

/** @returns how many of the runs have diverged */
async function runAsked(
  { spec, games, limitSteps, shrinks }: Asked,
  heldFor: HeldFor,
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const conduct: Conduct = { limitSteps, shrinks, signal, say, heldFor };
  if (games === null) {
    const text = (experiment: Experiment) => `${JSON.stringify(experiment, null, 1)}\n`;
    const experiment = await runExperiment(spec, {
      ...conduct,
      keep: (soFar) => output.draft(soFar.map(text).join('')),
    });
    if (experiment.steps > 0 || experiment.ended === 'diverged') await output.add(text(experiment));
    return experiment.ended === 'diverged' ? 1 : 0;
  }
  const lines = (experiments: readonly Experiment[]) =>
    experiments.map((experiment) => `${JSON.stringify(experiment)}\n`).join('');
  let diverged = 0;
  await runSweep({
    ...conduct,
    games,
    keep: (experiments) => output.draft(lines(experiments)),
    async write(experiments) {
      diverged += experiments.filter(({ ended }) => ended === 'diverged').length;
      await output.add(lines(experiments));
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
    const own = await withOwnData(args);
    ({ heldFor } = own);
    asked = readFlags(own.args);
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
