import { useEffect, useState, type RefObject } from 'react';

/** Whether a reader has come as far as a part: all of it is in the window, or above. False while there is none. */
export function useReached(part: RefObject<HTMLElement | null>): boolean {
  const [isReached, setReached] = useState(false);
  useEffect(() => {
    if (part.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const { isIntersecting, boundingClientRect } = entries.at(-1)!;
        setReached(isIntersecting || boundingClientRect.top < 0);
      },
      { threshold: 1 },
    );
    observer.observe(part.current);
    return () => observer.disconnect();
  }, [part]);
  return isReached;
}
