/** The last state of two runs, read from their records. */
import type { Lab } from '../../state/lab.ts';
import type { ToldRun } from '../runs/told.ts';
import { endingOf, type Ending } from './difference.ts';

export interface BothEnds {
  readonly a: Ending;
  readonly b: Ending;
}

/** @throws Error with a sentence, where a record is not there */
export async function readEndings(
  lab: Pick<Lab, 'record' | 'runs' | 'time'>,
  a: ToldRun,
  b: ToldRun,
): Promise<BothEnds> {
  const end = async (run: ToldRun): Promise<Ending> =>
    endingOf(
      await (run.isThis && run.isKeptFurther !== true
        ? (lab.time.played?.record ?? lab.record())
        : lab.runs.record(run.id)),
      run,
    );
  const [endA, endB] = await Promise.all([end(a), end(b)]);
  return { a: endA, b: endB };
}
