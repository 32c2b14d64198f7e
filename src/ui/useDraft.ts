import { useState, type KeyboardEvent } from 'react';

/** What is being written in a field of text, until it is taken. */
export interface Draft {
  /** What the field shows. */
  readonly shown: string;
  /** Why it was not taken, in a sentence; null while nothing is wrong. */
  readonly refusal: string | null;
  /** Puts text into the field; null puts back what stood there. */
  write(next: string | null): void;
  take(): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
}

/**
 * Enter or leaving takes what is written, Escape puts back what stood there; what is refused stays to be mended.
 *
 * @param written what stands there
 * @param accept takes the text, or says why not
 */
export function useDraft(written: string, accept: (text: string) => string | null): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  function write(next: string | null): void {
    setDraft(next);
    setRefusal(null);
  }

  function take(): void {
    const text = draft?.trim() ?? written;
    if (text === written) return write(null);
    const why = accept(text);
    if (why === null) write(null);
    else setRefusal(why);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') write(null);
  }

  return { shown: draft ?? written, refusal, write, take, onKeyDown };
}
