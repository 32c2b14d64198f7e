/** `npm run reproduce`: plays the rows of src/evidence/rows.ts and writes the documents from what they came to. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceRows } from '../src/evidence/rows.ts';
import { listenForInterruption } from './interruption.ts';
import { openLineFile } from './lineFile.ts';
import { gamesOfShard } from './plan.ts';
import { planLineText } from './planLine.ts';
import { playedHere } from './playedBy.ts';
import { readArguments, usage, type AskedReproduction } from './reproduce/arguments.ts';
import { withTables } from './reproduce/documents.ts';
import { brought, measure, readMeasured, writeMeasured } from './reproduce/measure.ts';
import { gamesOf, type PlannedGame } from './reproduce/plan.ts';
import { playAll } from './reproduce/players.ts';
import { createProgress, duration } from './reproduce/progress.ts';
import { tablesOf } from './reproduce/tables.ts';
import { resume, type Belonging } from './resume.ts';
import { percent } from './runEpochs.ts';
import { isToItsEnd } from './toItsEnd.ts';
import { UsageError } from './usageError.ts';

const root = path.resolve(import.meta.dirname, '..');
const at = (name: string) => path.join(root, name);
const MEASURED = at('src/evidence/measured.json');
const DOCUMENTS = ['docs/reproduction.md', 'docs/findings.md'].map(at);

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const nameOf = ({ swept }: PlannedGame): string => `${swept.row}, seed ${swept.seed}`;

/** @returns whether all of them are played */
async function play(
  { form, out, jobs }: AskedReproduction,
  games: readonly PlannedGame[],
  signal: AbortSignal,
): Promise<boolean> {
  const numbers = new Map(games.map(({ place }) => [place.game, place.number]));
  const by = playedHere(root);
  const otherCommits = new Set<string>();
  const numberOf: Belonging = (line) => {
    const number = numbers.get(line.place.game);
    if (number === undefined || !isToItsEnd(line.record, form.limitSteps)) return null;
    const commit = line.by?.commit ?? 'not noted';
    if (commit !== by.commit) otherCommits.add(commit);
    return number;
  };
  await mkdir(path.dirname(path.resolve(out)), { recursive: true });
  const { kept, notes } = await resume(out, games.length, numberOf);
  notes.forEach(say);
  if (otherCommits.size > 0)
    say(
      `Some of them were played with other commits than this one, ${by.commit ?? 'not noted'}: ${[...otherCommits].join(', ')}. To play them anew, move “${out}” away.`,
    );
  const done = new Set(kept.map(({ number }) => number));
  const left = new Set(games.filter(({ place }) => !done.has(place.number)));
  const progress = createProgress();
  const file = await openLineFile(out, kept);
  let failed = 0;
  await playAll([...left], ({ spec }) => ({ spec, limitSteps: form.limitSteps }), jobs, {
    signal,
    onBegin: (game) => say(`begins ${nameOf(game)}`),
    async onEnd({ game, record, seconds }) {
      const { number } = game.place;
      await file.add([{ number, text: planLineText(game, record, by) }]);
      left.delete(game);
      progress.ended(game.spec, seconds);
      const last = record.series.evaluations.at(-1);
      const found = last
        ? `test ${percent(last.testAccuracyPruned)} at ${percent(last.sparsity)} pruned`
        : 'died';
      const specs = [...left].map(({ spec }) => spec);
      const rest = progress.secondsLeft(specs, jobs);
      const time = rest === null || left.size === 0 ? '' : ` · about ${duration(rest)} left`;
      say(
        `${games.length - left.size} of ${games.length} · ${nameOf(game)}: ${found}, ${duration(seconds)}${time}`,
      );
    },
    onFailure(game, sentence) {
      failed++;
      say(`${nameOf(game)} could not be played. ${sentence}`);
    },
  });
  await file.finish();
  if (failed > 0) say(`${failed} games could not be played; begin again to try them once more.`);
  return left.size === 0;
}

/** From the lines of all games that were ever played, and of what stood there before. */
async function write({ out, form }: AskedReproduction): Promise<void> {
  const before = readMeasured(MEASURED);
  const fresh = await measure(out, evidenceRows, form, before);
  const measured = brought(before, fresh, evidenceRows);
  await writeFile(MEASURED, writeMeasured(measured));
  const tables = tablesOf(measured.rows);
  for (const file of DOCUMENTS)
    await writeFile(file, withTables(await readFile(file, 'utf8'), tables));
  say(
    `${fresh.length} of ${evidenceRows.length} rows were measured anew, ${measured.rows.length} are measured; docs/reproduction.md, docs/findings.md and src/evidence/measured.json have them.`,
  );
}

/** @returns exit status: 0 when all is played, 1 when not or when a result cannot be kept, 2 for wrong flags, 130 and 143 when a signal ended it */
async function main(args: readonly string[]): Promise<number> {
  try {
    const asked = readArguments(args, process.env);
    if (asked.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const { rows, form, shard, out } = asked;
    if (asked.onlyWrites) {
      await write(asked);
      return 0;
    }
    const plan = gamesOf(rows, form);
    const interruption = listenForInterruption(
      say,
      'Stopping; games that are done are kept, those under way are not.',
    );
    const games = shard === null ? plan : gamesOfShard(plan, shard);
    const isWhole = await play(asked, games, interruption.signal);
    if (shard === null && form.limitSteps === null) await write(asked);
    else
      for (const table of tablesOf(await measure(out, rows, form, readMeasured(MEASURED))).values())
        if (table !== '') process.stdout.write(`${table}\n\n`);
    return interruption.exitCode ?? (isWhole ? 0 : 1);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
