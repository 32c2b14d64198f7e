/** The last state of two runs, read when it is asked for. */
import { useEffect, useState } from 'react';
import type { Lab } from '../../state/lab.ts';
import type { ToldRun } from '../runs/told.ts';
import { readEndings, type BothEnds } from './endings.ts';

export type Endings =
  | BothEnds
  /** Why there are none, in a sentence. */
  | { readonly failure: string }
  | null;

/** @returns null while they are on their way */
export function useEndings(lab: Lab, a: ToldRun | null, b: ToldRun | null): Endings {
  const [read, setRead] = useState<{ readonly of: string; readonly endings: Endings } | null>(null);
  // Of a run that goes on what it was when it was asked for.
  const key = (run: ToldRun | null) =>
    run === null ? '' : `${run.id} ${run.ended === 'running' ? run.ended : run.steps}`;
  const of = `${key(a)} ${key(b)}`;
  useEffect(() => {
    if (a === null || b === null) return;
    let isWanted = true;
    readEndings(lab, a, b).then(
      (endings) => isWanted && setRead({ of, endings }),
      (error: unknown) =>
        isWanted && setRead({ of, endings: { failure: (error as Error).message } }),
    );
    return () => {
      isWanted = false;
    };
    // The runs themselves change at every test.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lab, of]);
  return read?.of === of ? read.endings : null;
}
