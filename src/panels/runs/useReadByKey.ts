/** Kept runs read one by one in a picture of all: by key, and whichever is lit elsewhere. */
import { useEffect } from 'react';
import type { RunView } from '../../state/lab.ts';
import { placeAfterKey } from '../shared/keys.ts';
import { varying } from './coefficients.ts';
import { describeRun } from './describeRun.ts';
import { createTelling } from './told.ts';

interface Reading {
  /** Takes the words of the run that is lit; none where none is. */
  readonly tell: (words: string) => void;
  readonly tellPlace: (at: number, last: number) => void;
  readonly onOpen: (id: string) => void;
}

/**
 * @param painter whose `order` has the ids as they are read
 * @returns what a key does; whether it means anything here
 */
export function useReadByKey(
  lab: RunView,
  painter: { order(): readonly string[] },
  { tell, tellPlace, onOpen }: Reading,
): (key: string) => boolean {
  useEffect(() => {
    const telling = createTelling(lab);
    return lab.runs.store.subscribe(({ lit }, before) => {
      if (lit === before.lit) return;
      const told = telling();
      const run = told.all.find(({ id }) => id === lit);
      tell(run === undefined ? '' : describeRun(run, varying(told.all)));
    });
  }, [lab, tell]);

  return (key) => {
    const { lit } = lab.runs.store.getState();
    const order = painter.order();
    const at = lit === null ? -1 : order.indexOf(lit);
    if (key === 'Escape') lab.runs.light(null);
    else if (key === 'Enter' && lit !== null) onOpen(lit);
    else if ((key === 'a' || key === 'b') && lit !== null) lab.runs.compare(key, lit);
    else {
      const rank = placeAfterKey(key, at < 0 ? null : at, order.length - 1);
      const id = rank === undefined ? undefined : order[rank];
      if (rank === undefined || id === undefined) return false;
      tellPlace(rank, order.length - 1);
      lab.runs.light(id);
    }
    return true;
  };
}
