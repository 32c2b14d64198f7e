/** On how many test images the nets part; said aloud only when somebody asks for the next and there is none. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Lab } from '../../state/lab.ts';
import { partingInWords } from './words.ts';

export function PartingNote({ lab }: { readonly lab: Lab }) {
  const subscribe = useCallback((tell: () => void) => lab.partings.listen(tell), [lab]);
  const words = useSyncExternalStore(subscribe, () => partingInWords(lab.partings.latest));
  const missed = useSyncExternalStore(subscribe, () => lab.partings.missed);
  return (
    <>
      <p className="ask-note">{words}</p>
      <p className="panel-spoken" role="status">
        {missed > 0 && (lab.partings.latest?.images.length ?? 0) === 0 ? words : ''}
      </p>
    </>
  );
}
