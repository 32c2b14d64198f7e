import { lazy, useState, type ComponentType } from 'react';

/**
 * A component whose script is fetched when it is first shown. React's own `lazy` keeps a failure for
 * ever; `retry` fetches again.
 *
 * @param load must not change
 */
export function useRetryableLazy<Props>(
  load: () => Promise<ComponentType<Props>>,
): readonly [View: ComponentType<Props>, retry: () => void] {
  const create = () => lazy(async () => ({ default: await load() }));
  const [View, setView] = useState(create);
  return [View, () => setView(create())];
}
