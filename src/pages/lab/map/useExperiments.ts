import { useEffect, useState } from 'react';
import type { Experiments } from '../../../state/experiments.ts';
import type { Lab } from '../../../state/lab.ts';
import { useRaise } from '../../../ui/useRaise.ts';

/** What plays apart from the shown run; null while it is fetched. What fails reaches the boundary around. */
export function useExperiments(lab: Lab): Experiments | null {
  const [experiments, setExperiments] = useState<Experiments | null>(null);
  const raise = useRaise();
  useEffect(() => {
    let isWanted = true;
    lab.experiments().then(
      (made) => {
        if (isWanted) setExperiments(made);
      },
      (error: Error) => {
        if (isWanted) raise(error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [lab, raise]);
  return experiments;
}
