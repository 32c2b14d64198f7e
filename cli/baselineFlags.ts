/** `--baseline NAME` with `--like FILE` or `--keep COUNTS`: the run of a baseline in place of a game. */
import { sizeLike } from '../src/record/sizeLike.ts';
import type { RunRecord } from '../src/record/record.ts';
import {
  baselineNames,
  baselineOf,
  type BaselineName,
  type BaselineRun,
  type WhoStayed,
} from '../src/spec/baselines.ts';
import { twinLog } from '../src/spec/denseTwin.ts';
import type { ParameterName } from '../src/spec/parameters.ts';
import type { RunSpec, SpecPatch } from '../src/spec/spec.ts';
import { UsageError } from './usageError.ts';

/** Flags that a baseline is made by, together with it. */
export const baselineFlags = ['baseline', 'over'] as const;

/** What it is made from stands in these; all other parameters may be given besides. */
const TAKEN: readonly ParameterName[] = ['keep', 'gameEnds', 'network', 'granularity', 'freezeS'];

/** How a baseline says itself what moves s. */
const OF_THE_GAME = ['dynamics', 'interpretation'] as const;

export const allowedBaselines = `one of ${baselineNames.join(', ')}`;

function nameOf(text: string): BaselineName {
  const found = baselineNames.find((name) => name === text);
  if (found === undefined)
    throw new UsageError(`--baseline must be ${allowedBaselines}; “${text}” is not.`);
  return found;
}

function sizeOf(
  given: ReadonlyMap<string, string>,
  { keep }: RunSpec,
  like: RunRecord | null,
): WhoStayed {
  const over = given.get('over');
  if (over !== undefined && over !== 'net' && over !== 'group')
    throw new UsageError(`--over must be net or group; “${over}” is neither.`);
  if (given.has('keep')) {
    if (over !== undefined)
      throw new UsageError(
        '--keep says itself whether it counts each group or the net; leave out --over.',
      );
    return { keep, ...(like && { stayed: sizeLike(like, 'group')?.stayed }) };
  }
  if (like === null)
    throw new UsageError(
      '--baseline needs to know how many players stay: --keep 59,21 for each group, --keep 80 for all together, or --like with the record of a run.',
    );
  const size = sizeLike(like, over ?? 'group');
  if (size === null)
    throw new UsageError('--like: that run was not played; nobody can be counted.');
  return size;
}

/** @returns the names of flags that mean something with `--baseline` alone, in a sentence; null where all is well */
export function strayFlag(
  given: ReadonlyMap<string, string>,
  like: RunRecord | null,
): string | null {
  if (given.has('baseline')) return null;
  if (like !== null)
    return '--like is for --baseline: it says how many players stay. To play a run again there is --run.';
  return given.has('over') ? '--over is for --baseline with --like.' : null;
}

/**
 * @param asked the spec as all flags say it
 * @param patch what the flags change, to be kept
 * @throws UsageError with a sentence where it cannot be made
 */
export function baselineRun(
  given: ReadonlyMap<string, string>,
  asked: RunSpec,
  patch: SpecPatch,
  like: RunRecord | null,
): BaselineRun {
  const name = nameOf(given.get('baseline')!);
  const stray = OF_THE_GAME.find((flag) => given.has(flag));
  if (stray !== undefined)
    throw new UsageError(`--baseline says itself how players leave; leave out --${stray}.`);
  if (asked.gameEnds > asked.epochs)
    throw new UsageError(
      `--game-ends must be at most ${asked.epochs}, the last epoch; it is ${asked.gameEnds}.`,
    );
  const made = baselineOf(name, asked, sizeOf(given, asked, like));
  if (!made.ok) throw new UsageError(`--baseline ${name}: ${made.note}`);
  const kept = Object.fromEntries(
    Object.entries(patch).filter(([own]) => !TAKEN.includes(own as ParameterName)),
  );
  const log = [...twinLog(like?.manifest.log ?? []), ...made.log];
  return { spec: { ...made.spec, ...kept }, log: log.sort((a, b) => a.step - b.step) };
}
