/**
 * The plan of a sweep: its games in their order, each with its place, so that what several machines have played can
 * be told apart and joined. All of it follows from what was asked for, and from nothing else.
 */
import { createHash } from 'node:crypto';
import { dataSetOf } from '../src/data/rows.ts';
import { isSandbox } from '../src/game/sandbox/game.ts';
import { estimate } from '../src/spec/estimate.ts';
import { writeLog } from '../src/spec/logText.ts';
import { parameterNames } from '../src/spec/parameters.ts';
import { defaultSpec, type Change, type RunSpec } from '../src/spec/spec.ts';
import type { Shard } from './shard.ts';

/** Where a game stands in a plan; a line of a sweep has it under “plan”. */
export interface Place {
  /** Of the whole plan: one letter of what was asked for that differs makes another. */
  readonly digest: string;
  /** Of the game alone: its spec, its log and its data. */
  readonly game: string;
  /** From 1 on. */
  readonly number: number;
  /** Games of the plan. */
  readonly count: number;
  /** The share that it was played in, and the games of that; left out where one machine plays all. */
  readonly shard?: Shard & { readonly games: number };
}

export type Placed<Game> = Game & { readonly place: Place };

/** How every game of a plan is played. */
export interface PlanConduct {
  readonly log: readonly Change[];
  readonly limitSteps: number | null;
  readonly shrinks: boolean;
}

/** So many hexadecimal digits tell plans apart. */
const DIGITS = 16;

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, DIGITS);

/** What a run was, as a digest. A parameter at its default counts as not named, as in an address. */
export function gameDigest(spec: RunSpec, log: readonly Change[], data: string | null): string {
  const named = [...parameterNames]
    .sort()
    .filter((name) => spec[name] !== defaultSpec[name])
    .map((name) => [name, spec[name]]);
  return digestOf([named, writeLog(log), data]);
}

/** Hash of the examples that a game learns from; null without a network. */
const dataOf = (spec: RunSpec): string | null => (isSandbox(spec) ? null : dataSetOf(spec).hash);

export function planOf<Game extends { readonly spec: RunSpec }>(
  games: readonly Game[],
  { log, limitSteps, shrinks }: PlanConduct,
): Placed<Game>[] {
  const digests = games.map(({ spec }) => gameDigest(spec, log, dataOf(spec)));
  const digest = digestOf([digests, limitSteps, shrinks]);
  return games.map((game, i) => ({
    ...game,
    place: { digest, game: digests[i]!, number: i + 1, count: games.length },
  }));
}

/** In no unit: what a game costs beside the others. Without a network it is next to nothing. */
const costOf = (spec: RunSpec): number =>
  spec.epochs * (isSandbox(spec) ? 0.01 : estimate(spec, {}).secondsPerEpoch);

/**
 * The dearest game first, each goes to the shard that has least to do, the first of several: shards of games that
 * cost the same take turns.
 *
 * @param plan the whole of it
 * @returns the shard's games, in the plan's order
 */
export function gamesOfShard<Game extends { readonly spec: RunSpec }>(
  plan: readonly Placed<Game>[],
  { number, count }: Shard,
): Placed<Game>[] {
  const loads = new Array<number>(count).fill(0);
  const costs = plan.map(({ spec }) => costOf(spec));
  const dearestFirst = plan.map((_, i) => i).sort((a, b) => costs[b]! - costs[a]! || a - b);
  const shards = new Array<number>(plan.length);
  for (const i of dearestFirst) {
    const least = loads.indexOf(Math.min(...loads));
    shards[i] = least;
    loads[least]! += costs[i]!;
  }
  const own = plan.filter((_, i) => shards[i] === number - 1);
  const shard = { number, count, games: own.length };
  return own.map((game) => ({ ...game, place: { ...game.place, shard } }));
}
