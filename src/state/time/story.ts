/** What a kept run brings along when it is played again, and what one has that parts from it. */
import type { Manifest } from '../../record/record.ts';
import type { Change } from '../../spec/spec.ts';
import type { Evaluated } from '../../protocol/events.ts';
import type { Deed } from './deed.ts';
import { newId } from '../runs/names.ts';
import { idFrom } from '../runs/place.ts';
import type { ForkOf } from '../../record/record.ts';
import type { EngineSpell } from '../store.ts';

/** What is known already of a run that is gone on with. */
export interface Story {
  readonly runId: string;
  readonly forkOf: ForkOf | null;
  readonly began: string;
  readonly evaluations: readonly Evaluated[];
  readonly engines: readonly EngineSpell[];
  /** What was seen of it (sight.ts), as it is or cloned; null where nothing was kept of it. */
  readonly seen: unknown;
}

const UNSEEN = { evaluations: [], engines: [], seen: null } as const;

/** The very run: kept once more, it is not another one. */
export const storyOf = (manifest: Manifest): Story => ({
  runId: manifest.id ?? idFrom(manifest),
  forkOf: manifest.forkOf ?? null,
  began: manifest.began,
  ...UNSEEN,
});

export const branchOf = (manifest: Manifest, step: number): Story => ({
  runId: newId(),
  forkOf: { id: manifest.id ?? idFrom(manifest), step },
  began: new Date().toISOString(),
  ...UNSEEN,
});

/** What of a log has acted when its run stands at a step. */
export const upTo = (log: readonly Change[], step: number): readonly Change[] =>
  log.filter((change) => change.step <= step);

/**
 * The log as it was before a change that has acted since, all others in it.
 *
 * @param earlier as it was when the hand asked for it
 * @param now as it is with it
 */
export function logBefore(
  earlier: readonly Change[],
  now: readonly Change[],
  deed: Deed,
  step: number,
): readonly Change[] {
  const isIt = (change: Change): boolean =>
    change.step === step &&
    (deed.kind === 'act'
      ? JSON.stringify(change.act) === JSON.stringify(deed.act)
      : deed.kind === 'values' &&
        change.act === undefined &&
        Object.keys(change.patch).every((name) => name in deed.patch));
  const between = now.filter(
    (change) => !isIt(change) && !earlier.some((known) => sameChange(known, change)),
  );
  return [...earlier, ...between].sort((a, b) => a.step - b.step);
}

/** Whatever movement of the hand it was part of. */
export const sameChange = (a: Change, b: Change): boolean =>
  a === b ||
  (a.step === b.step &&
    JSON.stringify([a.patch, a.act ?? null]) === JSON.stringify([b.patch, b.act ?? null]));
