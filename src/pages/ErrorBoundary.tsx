import { Component, type ReactNode } from 'react';

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
      </main>
    );
  }
}
