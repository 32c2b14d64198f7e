import { dataSetOf } from '../../data/rows.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { RunSpec } from '../../spec/spec.ts';

/** Whether the net can be shown a picture and asked about it: there is a net, and it reads images of one channel. */
export function isAskable(spec: RunSpec): boolean {
  if (isSandbox(spec)) return false;
  const { input } = dataSetOf(spec);
  return input.length === 3 && input[2] === 1;
}
