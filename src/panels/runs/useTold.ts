/** All runs as they stand, for what React shows of them: what is kept at once, this run’s figures at a calm pace. */
import { useEffect, useMemo, useState } from 'react';
import type { RunView } from '../../state/lab.ts';
import { createTelling, type Told } from './told.ts';

const EVERY_MS = 500;

export function useTold(lab: RunView): Told {
  const telling = useMemo(() => createTelling(lab), [lab]);
  const [told, setTold] = useState(telling);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = undefined;
      setTold(telling());
    };
    const later = () => {
      timer ??= setTimeout(tell, EVERY_MS);
    };
    const offRuns = lab.runs.store.subscribe(({ runs }, before) => {
      if (runs !== before.runs) tell();
    });
    const offLab = lab.store.subscribe(later);
    tell();
    return () => {
      clearTimeout(timer);
      offRuns();
      offLab();
    };
  }, [lab, telling]);
  return told;
}
