import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RunView } from '../../state/lab.ts';
import { FailureBoundary } from '../../ui/FailureBoundary.tsx';
import './panels.css';

interface Props {
  readonly lab: RunView;
  readonly children: ReactNode;
}

/** If one picture breaks, only it says so; the others, and the run, go on. A new run tries it again. */
export function PanelBoundary({ lab, children }: Props) {
  const run = useStore(lab.store, (state) => state.run);
  return (
    <FailureBoundary
      tryAgainOn={run}
      fallback={(error, retry) => (
        <section className="panel panel-broken" role="alert">
          <h2 className="panel-head">This part of the page could not be drawn.</h2>
          <p className="panel-reading">The rest of the page and the run go on.</p>
          <p className="panel-reading">The browser said: {error.message}</p>
          <button type="button" className="text-button" onClick={retry}>
            Draw it again
          </button>
        </section>
      )}
    >
      {children}
    </FailureBoundary>
  );
}
