import { Component, type ReactNode } from 'react';
import { leaveSeen } from '../state/faultReport.ts';

/** Of a page that broke nothing is known but where it stood, and why. */
const leaveBroken = ({ message }: Error): void =>
  leaveSeen({
    ...{ address: location.href, backend: '', standing: '', notices: [] },
    failure: `The page itself broke. ${message}`,
  });

interface State {
  readonly error: Error | null;
}

/** If the page itself breaks: what happened, what to do, and that the run is not lost. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="broken" role="alert">
        <h1>The page has stopped.</h1>
        <p>Reload it to begin again: the address holds every setting of the run.</p>
        <p className="note">The browser said: {error.message}</p>
        <button type="button" className="solid-button" onClick={() => location.reload()}>
          Reload
        </button>
        <a className="text-button" href="?about" onClick={() => leaveBroken(error)}>
          Report it
        </a>
      </main>
    );
  }
}
