import { Suspense } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { FailureBoundary } from '../../../ui/FailureBoundary.tsx';
import { fetched } from '../../../ui/fetched.ts';

const TimeLine = fetched(async () => (await import('./TimeLine.tsx')).TimeLine);

/** The place of the time line: its height is there before its script. */
export function TimeRow({ lab }: { readonly lab: Lab }) {
  return (
    <div className="time-row">
      <FailureBoundary
        fallback={(_, retry) => (
          <button type="button" className="text-button" onClick={retry}>
            The time line could not be fetched. Try again
          </button>
        )}
      >
        <Suspense>
          <TimeLine lab={lab} />
        </Suspense>
      </FailureBoundary>
    </div>
  );
}
