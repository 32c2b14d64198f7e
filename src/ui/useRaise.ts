import { useCallback, useState } from 'react';

/**
 * Hands what was thrown outside rendering (in the draw loop, in a timer) to the nearest error boundary,
 * as if the component itself had thrown it.
 */
export function useRaise(): (error: unknown) => void {
  const [, setState] = useState(null);
  return useCallback((error: unknown) => {
    setState(() => {
      throw error instanceof Error ? error : new Error(String(error));
    });
  }, []);
}
