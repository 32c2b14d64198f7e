/** What is taken away: a run up to a step, and the net that it has left by then. */
import { dataSetOf } from '../data/rows.ts';
import { isImage, type DataSet } from '../data/dataSet.ts';
import type { InputScale } from '../game/smallNet.ts';
import { textOf } from '../model/readModel.ts';
import { PROGRAM } from '../record/program.ts';
import { writeLog } from '../spec/logText.ts';
import { modelOf } from '../spec/network.ts';
import type { Change, RunSpec } from '../spec/spec.ts';
import type { PrunedNet } from './prunedNet.ts';

/** Its message is a sentence for whoever wanted the file. */
export class ExportError extends Error {}

/** Why there is no net to take. */
export const nobodyLeft =
  'Nobody is left in one of its layers, so that the net answers the same whatever it reads. Take it of an earlier step, or lower the prices.';

/** Why numbers that are none are not written. */
export const ranAway =
  'The numbers of this run have run away, so that there is no net to save. Take it of an earlier step, or lower the step sizes and the prices.';

/** A run as it was played. */
export interface PlayedRun {
  /** At step 0. */
  readonly spec: RunSpec;
  /** Every change and act up to the step. */
  readonly log: readonly Change[];
  /** Steps done. */
  readonly step: number;
}

export interface TakenNet {
  readonly run: PlayedRun;
  readonly net: PrunedNet;
  /** How numbers of an example enter the net. */
  readonly scale: InputScale;
  /** Share of the test examples that the pruned net classifies rightly; null where it was not tested at this step. */
  readonly accuracy: number | null;
}

/** A file to be saved. */
export interface NetFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whether a byte stands behind each number, so that they are from 0 to 1. */
const areBytes = ({ source }: DataSet): boolean =>
  source.kind === 'shards' || (source.kind === 'held' && source.values === 'bytes');

/** What the numbers of an example are, for whoever gives them. */
function inputInWords(spec: RunSpec): string {
  const dataSet = dataSetOf(spec);
  const numbers = areBytes(dataSet)
    ? 'from 0 to 1, a byte divided by 255'
    : 'as the data have them';
  return isImage(dataSet)
    ? `${dataSet.input.join('x')} pixels ${numbers}; the rows of a channel one after another, channel after channel`
    : `${dataSet.input.join('x')} numbers ${numbers}`;
}

/** What every format writes beside the numbers, all as text; the spec and the log play the run again. */
export function metadataOf({ run, net, scale, accuracy }: TakenNet): Record<string, string> {
  const { spec, log, step } = run;
  return {
    source: `The Pruning Game ${PROGRAM}`,
    step: String(step),
    seed: String(spec.seed),
    spec: JSON.stringify(spec),
    log: writeLog(log),
    network: textOf(modelOf(spec)),
    left: textOf(net.model),
    ...(accuracy === null ? {} : { test_accuracy: String(accuracy) }),
    classes: JSON.stringify(dataSetOf(spec).classes),
    input: inputInWords(spec),
    input_shift: String(scale.shift),
    input_scale: String(scale.scale),
    ...(net.inputs === null ? {} : { inputs: JSON.stringify(net.inputs) }),
  };
}
