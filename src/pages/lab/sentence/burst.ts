/** What the visitor did last: changes that belong together, netted. */
import type { Intervention } from '../../../game/interventions.ts';
import { isSameMovement } from '../../../spec/log.ts';
import type { ParameterName } from '../../../spec/parameters.ts';
import type { Change, RunSpec, Value } from '../../../spec/spec.ts';

export interface Move {
  readonly name: ParameterName;
  readonly from: Value;
  readonly to: Value;
}

/** A program's changes closer to one another than this share of an epoch are one move. */
const BURST_EPOCHS = 0.4;

export interface Burst {
  readonly step: number;
  /** What the visitor's last moves of the sliders came to, netted; empty for an act. */
  readonly moves: readonly Move[];
  /** What was done to players, all at one step. */
  readonly acts: readonly Intervention[];
}

/**
 * Index of the first of the last changes that belong together: what was changed at one step begins to act at
 * once, and so does one movement of the hand; an act stands alone, or with acts of its step. −1 of no changes.
 */
function beginOfBurst(changes: readonly Change[], within: number): number {
  const isAct = changes.at(-1)?.act !== undefined;
  return changes.findLastIndex((change, at) => {
    const before = changes[at - 1];
    if (before === undefined || (before.act !== undefined) !== isAct) return true;
    const near = before.step === change.step || (!isAct && isSameMovement(before, change, within));
    return !near;
  });
}

/** The last changes that belong together, from what to what; null if they cancel out. */
export function latestBurst(
  startSpec: RunSpec,
  changes: readonly Change[],
  stepsPerEpoch: number,
): Burst | null {
  const from = beginOfBurst(changes, BURST_EPOCHS * stepsPerEpoch);
  const first = changes[from];
  if (first === undefined) return null;
  const { step } = first;
  const acts = changes.slice(from).flatMap(({ act }) => act ?? []);
  if (acts.length > 0) return { step, moves: [], acts };
  const patches = (list: readonly Change[]) =>
    Object.assign({}, ...list.map((change) => change.patch)) as Partial<RunSpec>;
  const before: RunSpec = { ...startSpec, ...patches(changes.slice(0, from)) };
  const after = patches(changes.slice(from));
  const moves = (Object.keys(after) as ParameterName[])
    .map((name) => ({ name, from: before[name], to: after[name] as Value }))
    .filter((move) => move.from !== move.to);
  return moves.length === 0 ? null : { step, moves, acts };
}
