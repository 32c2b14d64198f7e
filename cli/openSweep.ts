/** The games of --sweep, or of a shard of it, with the file that their lines go to. */
import type { AskedExperiment, AskedGame } from './flags.ts';
import { openLineFile, printedLines, type GameLine } from './lineFile.ts';
import { planOf, gamesOfShard } from './plan.ts';
import { writePlanLine } from './planLine.ts';
import type { Play } from './play.ts';
import { ofPlan, resume } from './resume.ts';
import type { Conduct } from './runEpochs.ts';
import { runSweep, type SweptRecord } from './runSweep.ts';
import { shardText } from './shard.ts';

const linesOf = (records: readonly SweptRecord[]): GameLine[] =>
  records.map((record) => ({ number: record.place.number, text: writePlanLine(record) }));

/**
 * @param print writes to standard output
 * @throws UsageError if the lines cannot be written where they are asked for, or if that file is of something else
 */
export async function openSweep(
  {
    games,
    shard,
    resumes,
    out,
    ...asked
  }: AskedExperiment & { readonly games: readonly AskedGame[] },
  conduct: Omit<Conduct, 'signal'>,
  print: (text: string) => void,
): Promise<Play> {
  const plan = planOf(games, asked);
  const own = shard === null ? plan : gamesOfShard(plan, shard);
  const { say } = conduct;
  if (shard !== null)
    say(`Shard ${shardText(shard)} plays ${own.length} of the ${plan.length} games.`);
  if (own.length === 0) return { play: async () => 0, finish: async () => {} };
  const resumed =
    resumes && out !== null ? await resume(out, own.length, ofPlan(own[0]!.place)) : null;
  for (const note of resumed?.notes ?? []) say(note);
  const done = new Set(resumed?.kept.map(({ number }) => number));
  const left = own.filter(({ place }) => !done.has(place.number));
  const output =
    out === null ? printedLines(print) : await openLineFile(out, resumed?.kept ?? null);
  return {
    async play(signal) {
      let diverged = 0;
      await runSweep({
        ...{ ...conduct, signal, games: left },
        keep: (records) => output.draft(linesOf(records)),
        async write(records) {
          diverged += records.filter(({ verdict }) => verdict.ended === 'diverged').length;
          await output.add(linesOf(records));
        },
      });
      if (diverged > 0) say(`${diverged} of ${left.length} games diverged.`);
      return diverged;
    },
    finish: () => output.finish(),
  };
}
