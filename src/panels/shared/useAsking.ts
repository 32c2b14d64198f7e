/** What the net has answered last, for React; while a panel uses it, the net goes on being asked. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Told } from '../../state/asking.ts';
import type { Lab } from '../../state/lab.ts';

/** Has the net asked while the panel is there. */
export function useAsking(lab: Lab): void {
  useEffect(() => lab.asking.watch(), [lab]);
}

/** @param read what React is to see of the answer; must be equal while nothing of it has changed */
export function useTold<Value extends string | number>(
  lab: Lab,
  read: (told: Told | null) => Value,
): Value {
  const subscribe = useCallback((tell: () => void) => lab.asking.listen(tell), [lab]);
  return useSyncExternalStore(subscribe, () => read(lab.asking.latest));
}
