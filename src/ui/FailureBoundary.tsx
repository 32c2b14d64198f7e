import { Component, type ReactNode } from 'react';

interface Props {
  /** What stands in the place of what broke; `retry` puts the children back. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode;
  /** When it changes the children are tried again by themselves: what broke them may be gone. */
  readonly tryAgainOn?: unknown;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps a failure where it happened: the rest of the page goes on. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.error !== null && before.tryAgainOn !== this.props.tryAgainOn) this.retry();
  }

  private readonly retry = (): void => this.setState({ error: null });

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : this.props.fallback(error, this.retry);
  }
}
