import { Suspense, type ReactNode } from 'react';
import { FailureBoundary } from './FailureBoundary.tsx';
import { NotFetched } from './fetched.ts';

/** Around what is fetched when it is asked for (fetched.ts): a moment's patience, and another try where it did not come. */
export function OnDemand({ children }: { readonly children: ReactNode }) {
  return (
    <FailureBoundary
      fallback={(error, retry) => (
        <div role="alert">
          <p>
            {error instanceof NotFetched
              ? 'This could not be loaded. Check the connection, then try again.'
              : 'This part of the page broke. Try again, or reload the page: what is kept stays.'}{' '}
            The browser said: {error.message}
          </p>
          <button type="button" className="text-button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
    >
      <Suspense fallback={<p className="note">One moment …</p>}>{children}</Suspense>
    </FailureBoundary>
  );
}
