import { Suspense } from 'react';
import type { Lab } from '../../../state/lab.ts';
import { FailureBoundary } from '../../../ui/FailureBoundary.tsx';
import { useRetryableLazy } from '../../../ui/useRetryableLazy.ts';

const load = async () => (await import('./TimeLine.tsx')).TimeLine;

/** The place of the time line: its height is there before its script. */
export function TimeRow({ lab }: { readonly lab: Lab }) {
  const [TimeLine, fetchAgain] = useRetryableLazy<{ readonly lab: Lab }>(load);
  return (
    <div className="time-row">
      <FailureBoundary
        fallback={(_, retry) => (
          <button
            type="button"
            className="text-button"
            onClick={() => {
              fetchAgain();
              retry();
            }}
          >
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
