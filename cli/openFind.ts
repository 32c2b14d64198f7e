/** The games of --find, with the file that their lines go to. */
import { PROGRAM } from '../src/record/program.ts';
import { RecordError } from '../src/record/reading.ts';
import { readRecord } from '../src/record/readRecord.ts';
import { triedOf } from '../src/record/judged.ts';
import type { RunRecord } from '../src/record/record.ts';
import { toJson } from '../src/record/writeRecord.ts';
import { isOfSearch, specOfGame } from '../src/spec/search/found.ts';
import type { Search } from '../src/spec/search/search.ts';
import type { Change, RunSpec } from '../src/spec/spec.ts';
import type { AskedExperiment } from './flags.ts';
import { openLineFile, printedLines, type GameLine, type KeptLine } from './lineFile.ts';
import { linesOf } from './linesOf.ts';
import { gameDigest, planOf } from './plan.ts';
import type { Play } from './play.ts';
import { fileLeft } from './resume.ts';
import type { Conduct } from './runEpochs.ts';
import { runFind } from './runFind.ts';
import { runSweep, type SweptRecord } from './runSweep.ts';
import { endOf, isToItsEnd } from './toItsEnd.ts';
import { UsageError } from './usageError.ts';

type Note = RunRecord['manifest']['search'];

/** What an earlier search has left: lines, and the games that they tell of. */
interface Before {
  readonly kept: readonly KeptLine[];
  readonly records: readonly RunRecord[];
}

/** Whether the game is one that this search would play. */
function isOurs(search: Search, spec: RunSpec, log: readonly Change[], record: RunRecord): boolean {
  const { manifest } = record;
  if (manifest.search === undefined || !isOfSearch(search, manifest.search)) return false;
  const would = specOfGame(spec, triedOf(search, record));
  return gameDigest(manifest.spec, manifest.log, null) === gameDigest(would, log, null);
}

type Asked = Pick<AskedExperiment, 'spec' | 'log' | 'limitSteps'> & { readonly search: Search };

/** @throws UsageError where the file is of something else, which must not be written over */
async function before(
  file: string,
  { search, spec, log, limitSteps }: Asked,
  say: Conduct['say'],
): Promise<Before> {
  const kept: KeptLine[] = [];
  const records: RunRecord[] = [];
  const found = await fileLeft(file);
  if (found === null) return { kept, records };
  const { left, isSide } = found;
  let isOfSearches = isSide;
  for await (const { text, number, from, to, hasEnd } of linesOf(left)) {
    const where = `line ${number} of “${left}”`;
    let record: RunRecord;
    try {
      record = readRecord(text);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      if (hasEnd)
        throw new UsageError(`--resume: ${where} is no line of this search. ${error.message}`);
      say(`Line ${number} of “${left}” is torn, and dropped.`);
      continue;
    }
    isOfSearches ||= record.manifest.search !== undefined;
    const { ended, steps } = record.verdict;
    const isCut =
      ended === 'interrupted' || (ended === 'complete' && steps < endOf(record, limitSteps));
    if (isCut || record.manifest.program !== PROGRAM || !hasEnd) {
      say(`The game of ${where} is played again.`);
      continue;
    }
    if (!isOurs(search, spec, log, record) || !isToItsEnd(record, limitSteps))
      throw new UsageError(
        `--resume: ${where} is of another search: other flags, ranges or data. Give another --out, or move that file away.`,
      );
    records.push(record);
    kept.push({ number: records.length, file: left, from, to });
  }
  if (!isOfSearches)
    throw new UsageError(`--resume: “${left}” has no line of a search. Give another --out.`);
  say(`${records.length} games are played already.`);
  return { kept, records };
}

/**
 * @param print writes to standard output
 * @throws UsageError if the lines cannot be written where they are asked for, or if that file is of something else
 */
export async function openFind(
  { find: search, spec, resumes, out, ...asked }: AskedExperiment & { readonly find: Search },
  conduct: Omit<Conduct, 'signal'>,
  print: (text: string) => void,
): Promise<Play> {
  const { say } = conduct;
  const found =
    resumes && out !== null
      ? await before(out, { search, spec, ...asked }, say)
      : { kept: [], records: [] };
  const output =
    out === null ? printedLines(print) : await openLineFile(out, resumes ? found.kept : null);
  if (spec.split !== 'validation')
    say('A search chooses on validation images: its games keep some aside (split=validation).');
  let done = found.records.length;
  let reason: string | null = null;
  /** What computes the games is said once, not before each. */
  function sayOnce(name: string, line: string): void {
    if (line === reason) return;
    if (!line.includes(' · ')) reason = line;
    say(`${name}${line}`);
  }

  const noted = ({ swept, place: _, ...record }: SweptRecord, note: Note) => {
    const { manifest } = record;
    return {
      swept,
      record: { ...record, manifest: { ...manifest, ...(note && { search: note }) } },
    };
  };
  const lines = (records: readonly SweptRecord[], note: Note): GameLine[] =>
    records.map((one, i) => {
      const { swept, record } = noted(one, note);
      return { number: done + i + 1, text: JSON.stringify({ swept, ...toJson(record) }) };
    });

  return {
    async play(signal) {
      await runFind({
        ...{ search, spec, before: found.records, say },
        async play(games, note, name) {
          const records: RunRecord[] = [];
          await runSweep({
            ...{ ...conduct, signal, games: planOf(games, asked) },
            say: (line) => sayOnce(`${name} · `, line),
            keep: (soFar) => output.draft(lines(soFar, note)),
            async write(ended) {
              await output.add(lines(ended, note));
              done += ended.length;
              records.push(...ended.map((one) => noted(one, note).record));
            },
          });
          return records.filter(({ verdict }) => verdict.ended !== 'interrupted');
        },
      });
      // A setting at which the numbers run away is an answer like any other.
      return 0;
    },
    finish: () => output.finish(),
  };
}
