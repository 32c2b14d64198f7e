/**
 * The log of a run: every value that acted on a step, so that it replays to the bit, and nothing that no
 * step and no act has seen. Changes of one movement of the hand carry one number.
 */
import { namesOf, type Change, type RunSpec, type SpecPatch, type Value } from '../spec/spec.ts';
import type { ParameterName } from '../spec/parameters.ts';

/** The entries of a patch that pass; null when none does. */
function picked(patch: SpecPatch, passes: (name: ParameterName) => boolean): SpecPatch | null {
  const names = namesOf(patch).filter(passes);
  return names.length === 0
    ? null
    : (Object.fromEntries(names.map((name) => [name, patch[name]])) as SpecPatch);
}

function valueAfter(start: RunSpec, changes: readonly Change[], name: ParameterName): Value {
  const last = changes.findLast(({ patch }) => patch[name] !== undefined);
  return last?.patch[name] ?? start[name];
}

/**
 * The log after one more change, at a step not before its last. A value that was set at the same step, and
 * that no act has seen, is replaced; one that ends where the step before stood leaves no entry.
 */
export function logged(start: RunSpec, changes: readonly Change[], next: Change): Change[] {
  if (next.act !== undefined) return [...changes, next];
  const seen =
    changes.findLastIndex(({ step, act }) => step !== next.step || act !== undefined) + 1;
  const past = changes.slice(0, seen);
  const unseen = changes.slice(seen).flatMap((change): Change[] => {
    const patch = picked(change.patch, (name) => next.patch[name] === undefined);
    return patch === null ? [] : [{ ...change, patch }];
  });
  const patch = picked(next.patch, (name) => next.patch[name] !== valueAfter(start, past, name));
  return patch === null ? [...past, ...unseen] : [...past, ...unseen, { ...next, patch }];
}

/**
 * Whether a later change belongs to the same movement of the hand as an earlier one. Where no movement was
 * recorded, as when a program makes changes, those close to one another count as one.
 *
 * @param within steps
 */
export const isSameMovement = (
  earlier: Pick<Change, 'step' | 'gesture'>,
  later: Pick<Change, 'step' | 'gesture'>,
  within: number,
): boolean =>
  earlier.gesture === undefined && later.gesture === undefined
    ? later.step - earlier.step <= within
    : earlier.gesture === later.gesture;

/**
 * How a run stands that goes on from a step: what of its log is done, and the spec as it is then seen,
 * with what is due at the step itself. At step 0 nothing is done, and nothing is seen before it acts.
 */
export function standingAt(start: RunSpec, log: readonly Change[], step: number) {
  const seen = step === 0 ? [] : log.filter((change) => change.step <= step);
  return {
    spec: Object.assign({}, start, ...seen.map(({ patch }) => patch)) as RunSpec,
    changes: log.filter((change) => change.step < step),
    scheduled: log.filter((change) => change.step >= step),
  };
}
