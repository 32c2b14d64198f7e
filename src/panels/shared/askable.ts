import { dataSetOf } from '../../data/rows.ts';
import { isSandbox } from '../../game/sandbox/game.ts';
import type { RunSpec } from '../../spec/spec.ts';

/** Whether the net can be shown a picture and asked about it: there is a net, and it reads images. */
export const isAskable = (spec: RunSpec): boolean =>
  !isSandbox(spec) && dataSetOf(spec).input.length === 3;
