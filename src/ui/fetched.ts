import { createElement, lazy, useContext, type ComponentType } from 'react';
import { Attempt } from './FailureBoundary.tsx';

/** A script that was asked for did not come. */
export class NotFetched extends Error {}

/**
 * A component whose script is fetched when it is first shown. React's own `lazy` keeps a failure for ever; this asks
 * again whenever the boundary around it is told to try again.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const begin = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        failedIn = attempt;
        throw new NotFetched((error as Error).message);
      }
    });
  let View = begin();
  let attempt = 0;
  let failedIn: number | null = null;
  return function Fetched(props: Props) {
    attempt = useContext(Attempt);
    if (failedIn !== null && failedIn !== attempt) {
      failedIn = null;
      View = begin();
    }
    return createElement(View as ComponentType<Props>, props);
  };
}
