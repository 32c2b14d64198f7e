import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../../../state/lab.ts';
import { Popover } from '../../../ui/Popover.tsx';

const Tries = lazy(async () => ({ default: (await import('./Tries.tsx')).Tries }));

/** Opens what the page can try by itself, and says how far it is. */
export function TriesButton({ lab }: { lab: Lab }) {
  const tries = useStore(lab.tries.store, (state) => state.tries);
  const done = tries.filter(({ phase }) => phase === 'kept' || phase === 'failed').length;
  const isPlaying = done < tries.length;
  const words = isPlaying ? `Trying ${done + 1} of ${tries.length}` : 'Try more';
  return (
    <Popover button={words} label="Try by itself" align="end" className="runs-tries">
      <Suspense>
        <Tries lab={lab} />
      </Suspense>
    </Popover>
  );
}
