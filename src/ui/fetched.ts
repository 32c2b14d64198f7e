import { createElement, lazy, type ComponentType } from 'react';

/**
 * A component whose script is fetched when it is first shown. React's own `lazy` keeps a failure for ever; after
 * one this asks again as soon as it is shown again.
 */
export function fetched<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const begin = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        View = begin();
        throw error;
      }
    });
  let View = begin();
  return function Fetched(props: Props) {
    return createElement(View as ComponentType<Props>, props);
  };
}
