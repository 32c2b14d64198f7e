import { Component, createContext, type ReactNode } from 'react';

/** How often the boundary around has been told to try again. */
export const Attempt = createContext(0);

interface Props {
  /** What stands in the place of what broke; `retry` puts the children back. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode;
  /** When it changes the children are tried again by themselves: what broke them may be gone. */
  readonly tryAgainOn?: unknown;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly attempt: number;
}

/** Keeps a failure where it happened: the rest of the page goes on. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { error: null, attempt: 0 };

  static getDerivedStateFromError(error: unknown): Pick<State, 'error'> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.error !== null && before.tryAgainOn !== this.props.tryAgainOn) this.retry();
  }

  private readonly retry = (): void =>
    this.setState(({ attempt }) => ({ error: null, attempt: attempt + 1 }));

  override render(): ReactNode {
    const { error, attempt } = this.state;
    if (error !== null) return this.props.fallback(error, this.retry);
    return <Attempt value={attempt}>{this.props.children}</Attempt>;
  }
}
