/** Whether a run has a picture of the plane, as the worker makes it. */
import { dataSetOf } from '../data/rows.ts';
import { isSandbox } from '../game/sandbox/game.ts';
import type { SmallNet } from '../game/smallNet.ts';
import { smallNetOf } from '../game/smallNetOf.ts';
import { playerGroups } from '../model/players.ts';
import { modelOf } from './network.ts';
import type { RunSpec } from './spec.ts';

/** Whether examples are points of a plane. */
export const isOfPoints = (spec: RunSpec): boolean =>
  !isSandbox(spec) && dataSetOf(spec).plane !== undefined;

/** The network as it is asked over a plane, or why it cannot be, as a clause: “it has …”. Of points alone. */
export function planeNetOf(spec: RunSpec): SmallNet | string {
  const model = modelOf(spec);
  return smallNetOf(model, playerGroups(model, spec.granularity));
}

export const hasPlane = (spec: RunSpec): boolean =>
  isOfPoints(spec) && typeof planeNetOf(spec) !== 'string';
