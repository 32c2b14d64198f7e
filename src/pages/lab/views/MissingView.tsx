interface Props {
  /** What was to be shown, as its tab says it. */
  readonly view: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** In the place of a view that could not be fetched or drawn; the run knows nothing of it. */
export function MissingView({ view, error, onRetry }: Props) {
  return (
    <section className="missing-view" role="alert">
      <h2>“{view}” could not be loaded.</h2>
      <p>
        The run is not touched. Check the connection, then try again. If the site has changed since
        you opened this page, copy the address with Share and open it again: it holds the whole run.
      </p>
      <p className="note">The browser said: {error.message}</p>
      <button type="button" className="solid-button" onClick={onRetry}>
        Try again
      </button>
    </section>
  );
}
