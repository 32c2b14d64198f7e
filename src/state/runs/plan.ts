/** Which runs are tried, and which of them are kept already. */
import type { Manifest, Verdict } from '../../record/record.ts';
import { nextSeed } from '../../spec/checks.ts';
import { writeLog } from '../../spec/logText.ts';
import { difference, type Change, type RunSpec } from '../../spec/spec.ts';

/** A run to be played from its start. */
export interface Plan {
  readonly spec: RunSpec;
  readonly log: readonly Change[];
  /** What sets it apart: “seed 3”. */
  readonly label: string;
}

/** Equal for two runs that do the same, whatever computes them. */
export const keyOf = (spec: RunSpec, log: readonly Change[]): string =>
  JSON.stringify([difference({ ...spec, backend: 'auto' }), writeLog(log)]);

/** Whether it was played to its end: then playing it again says nothing new. */
export const isPlayed = (
  { spec, log }: Pick<Plan, 'spec' | 'log'>,
  kept: readonly { readonly manifest: Manifest; readonly verdict: Verdict }[],
): boolean => {
  const key = keyOf(spec, log);
  return kept.some(
    ({ manifest, verdict }) =>
      verdict.ended !== 'interrupted' && keyOf(manifest.spec, manifest.log) === key,
  );
};

/**
 * The run again with other seeds, so that there are `count` with its own, which comes last: it may be over by then.
 *
 * @param count at least 1
 */
export function overSeeds(spec: RunSpec, log: readonly Change[], count: number): Plan[] {
  const seeds = [spec.seed];
  while (seeds.length < count) seeds.push(nextSeed(seeds.at(-1)!));
  return [...seeds.slice(1), spec.seed].map((seed) => ({
    ...{ spec: { ...spec, seed }, log },
    label: `seed ${seed}`,
  }));
}

/** What a row of values may be of: a coefficient of one number. */
export type Swept = 'alpha' | 'beta' | 'gamma' | 'eta' | 'lrS';
export const swept: readonly Swept[] = ['gamma', 'beta', 'alpha', 'eta', 'lrS'];

/** Evenly on a log scale, three digits each, both ends among them; none twice. @param count at least 2 */
export function logSpaced(from: number, to: number, count: number): number[] {
  const values = Array.from({ length: count }, (_, i) =>
    Number((from * (to / from) ** (i / (count - 1))).toPrecision(3)),
  );
  return [...new Set(values)];
}

/** The settings as they stand, from the start on, with each of these values. */
export const overValues = (
  spec: RunSpec,
  name: Swept,
  symbol: string,
  values: readonly number[],
): Plan[] =>
  values.map((value) => ({
    ...{ spec: { ...spec, [name]: value }, log: [] },
    label: `${symbol} = ${value}`,
  }));
