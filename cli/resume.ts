/** `--resume`: the games of a plan whose lines an earlier sweep has left, and what is to be played still. */
import { stat } from 'node:fs/promises';
import { PROGRAM } from '../src/record/program.ts';
import { sideOf, type KeptLine } from './lineFile.ts';
import { linesOf } from './linesOf.ts';
import { placeOf } from './sideFile.ts';
import type { Place } from './plan.ts';
import { isOfItsGame, planLineOr, type PlanLine } from './planLine.ts';
import { shardText } from './shard.ts';
import { UsageError } from './usageError.ts';

/**
 * @param where in words
 * @returns the number of its game among those that are to be played; null where it is none of them, and is kept all the same
 * @throws UsageError where the line is of something else, which must not be written over
 */
export type Belonging = (line: PlanLine, where: string) => number | null;

export interface Resumed {
  /** Lines of games that are done, in the order in which they were written. */
  readonly kept: readonly KeptLine[];
  /** A sentence for everything that was left and is not kept. */
  readonly notes: readonly string[];
}

const shareWords = ({ shard }: Place): string =>
  shard === undefined ? 'the whole plan' : `shard ${shardText(shard)}`;

/** Games of one plan and shard alone: a file of anything else is refused. */
export const ofPlan =
  (asked: Place): Belonging =>
  ({ place }, where) => {
    if (place.digest !== asked.digest)
      throw new UsageError(
        `--resume: ${where} is of another plan: other flags, axes or data. Give another --out, or move that file away.`,
      );
    if (shareWords(place) !== shareWords(asked))
      throw new UsageError(
        `--resume: ${where} is of ${shareWords(place)}, and ${shareWords(asked)} is asked for. Give another --out.`,
      );
    return place.number;
  };

/** Why the game is played again all the same; null where it is done. */
function whyAgain(line: PlanLine, isDone: boolean): string | null {
  const { record } = line;
  if (record.manifest.program !== PROGRAM)
    return `was played by version ${record.manifest.program}, and this is ${PROGRAM}`;
  if (record.verdict.ended === 'interrupted') return 'was stopped before its end';
  if (!isOfItsGame(line)) return 'has not the spec, log or data of its game';
  return isDone ? 'is there twice' : null;
}

export interface FileLeft {
  readonly left: string;
  /** Whether its name says whose it is; else its lines have to, before it may be written over. */
  readonly isSide: boolean;
}

/** The file that an earlier sweep has left: what it was at when it was killed, else what it had come to. */
export async function fileLeft(file: string): Promise<FileLeft | null> {
  const { place } = await placeOf(file);
  for (const [left, isSide] of [
    [sideOf(place), true],
    [place, false],
  ] as const) {
    const found = await stat(left).catch(() => null);
    if (found !== null && found.size > 0) return { left, isSide };
  }
  return null;
}

/** Number of a line that is kept and is none of those that are to be played. */
const NONE = Infinity;

/**
 * @param file that --out names
 * @param count games that are to be played
 * @throws UsageError where the file is of something else
 */
export async function resume(file: string, count: number, numberOf: Belonging): Promise<Resumed> {
  const found = await fileLeft(file);
  const kept: KeptLine[] = [];
  const notes: string[] = [];
  const done = new Set<number>();
  if (found === null) return { kept, notes };
  const { left, isSide } = found;
  let isOurs = isSide;
  for await (const { text, number: at, from, to, hasEnd } of linesOf(left)) {
    const where = `line ${at} of “${left}”`;
    const line = planLineOr(text);
    if (typeof line === 'string' && at === 1 && hasEnd)
      throw new UsageError(`--resume: ${where} is no line of a sweep. ${line}`);
    if (typeof line === 'string' || !hasEnd) {
      notes.push(`Line ${where.slice(5)} is torn, and dropped.`);
      continue;
    }
    const number = numberOf(line, where) ?? NONE;
    isOurs = true;
    const why = whyAgain(line, done.has(number));
    if (why === null) {
      kept.push({ number, file: left, from, to });
      if (number !== NONE) done.add(number);
    } else notes.push(`Game ${line.place.number} (${where}) ${why}; the line is dropped.`);
  }
  if (!isOurs)
    throw new UsageError(`--resume: “${left}” has no line of a sweep. Give another --out.`);
  notes.push(`${done.size} of ${count} games are done already.`);
  return { kept, notes };
}
