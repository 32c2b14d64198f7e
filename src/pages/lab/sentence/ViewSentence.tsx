import type { ReactNode } from 'react';

interface Props {
  /** For screen readers: what it is about. */
  readonly label: string;
  readonly className?: string;
  readonly voice: ReactNode;
  readonly below: ReactNode;
}

/** What a view says as a whole, where the net's says what is happening. */
export function ViewSentence({ label, className = '', voice, below }: Props) {
  return (
    <section className={`sentence ${className}`.trim()} aria-label={label}>
      <p className="sentence-voice" aria-live="polite">
        {voice}
      </p>
      <p className="sentence-below">{below}</p>
    </section>
  );
}
