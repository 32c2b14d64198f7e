/**
 * A listener that cannot reach whoever calls it: what it throws is reported like any uncaught error, and
 * the others, and the run, go on.
 */
export const guarded =
  <Arguments extends unknown[]>(
    listener: (...given: Arguments) => void,
  ): ((...given: Arguments) => void) =>
  (...given) => {
    try {
      listener(...given);
    } catch (error) {
      reportError(error);
    }
  };
