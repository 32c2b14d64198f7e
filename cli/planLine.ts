/** A line of a sweep: the record of one game, what sets it apart, and where in the plan it stands. */
import { RecordError } from '../src/record/reading.ts';
import { readRecord } from '../src/record/readRecord.ts';
import { toJson, type RunJson } from '../src/record/writeRecord.ts';
import type { RunRecord } from '../src/record/record.ts';
import { gameDigest, type Place } from './plan.ts';
import { readPlayedBy, type PlayedBy } from './playedBy.ts';
import type { SweptRecord } from './runSweep.ts';

/** @param game what sets it apart, and where it stands @param by left out by who does not say */
export const planLineText = (
  { swept, place }: Pick<SweptRecord, 'swept' | 'place'>,
  record: RunJson,
  by?: PlayedBy,
): string => JSON.stringify({ swept, plan: place, ...(by && { by }), ...record });

export const writePlanLine = ({ swept, place, ...record }: SweptRecord): string =>
  planLineText({ swept, place }, toJson(record));

export interface PlanLine {
  readonly place: Place;
  readonly record: RunRecord;
  /** Null where the line does not say. */
  readonly by: PlayedBy | null;
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1;

const isOf = (number: unknown, count: unknown): boolean =>
  isCount(number) && isCount(count) && number <= count;

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { digest, game, number, count, shard } = value as Record<string, unknown>;
  const { number: part, count: parts, games } = (shard ?? {}) as Record<string, unknown>;
  const isShard = shard === undefined || (isOf(part, parts) && isCount(games));
  return typeof digest === 'string' && typeof game === 'string' && isOf(number, count) && isShard;
}

/** @throws RecordError whose message says what is wrong with the line; its subject is “it” */
export function readPlanLine(text: string): PlanLine {
  const record = readRecord(text);
  const { plan, by } = JSON.parse(text) as { plan?: unknown; by?: unknown };
  if (plan === undefined)
    throw new RecordError('It is a run, but of no plan: no sweep of this version wrote it.');
  if (!isPlace(plan)) throw new RecordError('Its place in a plan cannot be read.');
  return { place: plan, record, by: readPlayedBy(by) };
}

/** @returns the line, or what is wrong with its text */
export function planLineOr(text: string): PlanLine | string {
  try {
    return readPlanLine(text);
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
}

/** Whether its spec, its log and its data are those of the game that it says it is. */
export function isOfItsGame({ place, record }: PlanLine): boolean {
  const { spec, log, data } = record.manifest;
  return gameDigest(spec, log, data) === place.game;
}

/** The line as it would be if one machine had played all. @param text of a line that can be read */
export function withoutShard(text: string): string {
  const line = JSON.parse(text) as { plan: Place };
  const { digest, game, number, count } = line.plan;
  const plan: Place = { digest, game, number, count };
  return `${JSON.stringify({ ...line, plan })}\n`;
}
