import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { InterpretationName } from '../../spec/interpretations.ts';
import type { Lab } from '../../state/lab.ts';
import { foundOf, measuredBefore, readStandings, type Standing } from './standing.ts';

export interface Standings {
  readonly interpretation: InterpretationName;
  readonly standings: readonly Standing[];
}

/** Until kept records have been read, what was measured before. */
export function useStandings(lab: Lab): Standings {
  const interpretation = useStore(lab.paper, (paper) => paper.interpretation);
  const runs = useStore(lab.runs.store, (state) => state.runs);
  const [read, setRead] = useState<Standings | null>(null);
  useEffect(() => {
    let isWanted = true;
    void readStandings(lab).then((standings) => {
      if (isWanted) setRead({ interpretation, standings });
    });
    return () => {
      isWanted = false;
    };
  }, [lab, runs, interpretation]);
  const before = useMemo(
    () =>
      foundOf([], interpretation).map(({ row, plan }) => ({
        ...{ row, plan },
        ...measuredBefore(row, interpretation),
      })),
    [interpretation],
  );
  return read?.interpretation === interpretation ? read : { interpretation, standings: before };
}
