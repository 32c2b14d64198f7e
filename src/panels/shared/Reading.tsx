/** How a picture is read: pointer or keys point at something in it, and the line above says what it is. */
import { useCallback, useRef, type ReactNode, type RefObject } from 'react';

export interface Reading {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly line: RefObject<HTMLSpanElement | null>;
  /** Writes past React what is pointed at; nothing if nothing is. */
  tell(words: string): void;
  /** For screen readers: which of how many is pointed at. */
  tellPlace(at: number | string, last?: number): void;
}

/** @param quiet what a screen reader hears while nothing is pointed at */
export function useReading(quiet: string): Reading {
  const box = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLSpanElement>(null);
  const tell = useCallback(
    (words: string) => {
      if (line.current && line.current.textContent !== words) line.current.textContent = words;
      box.current?.setAttribute('aria-valuetext', words === '' ? quiet : words);
    },
    [quiet],
  );
  const tellPlace = useCallback((at: number | string, last?: number) => {
    box.current?.setAttribute('aria-valuenow', String(at));
    if (last !== undefined) box.current?.setAttribute('aria-valuemax', String(last));
  }, []);
  return { box, line, tell, tellPlace };
}

interface LineProps {
  readonly line: RefObject<HTMLSpanElement | null>;
  /** Where what stands otherwise is written past React. */
  readonly standing?: RefObject<HTMLSpanElement | null>;
  readonly children: ReactNode;
}

/** What is pointed at takes the place of what stands there otherwise. */
export function ReadingLine({ line, standing, children }: LineProps) {
  return (
    <span className="reading-swap">
      <span ref={line} className="reading-now" />
      <span ref={standing} className="reading-standing">
        {children}
      </span>
    </span>
  );
}
