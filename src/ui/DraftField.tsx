import type { Draft } from './useDraft.ts';
import './NumberField.css';

interface Props {
  readonly draft: Draft;
  /** Beside that of every such field; left out for none. */
  readonly className?: string;
  /** Of what says more of it; left out for nothing. */
  readonly describedBy?: string;
}

/** One line of text that is taken, or refused in a sentence. */
export function DraftField({ draft, className = '', describedBy }: Props) {
  const { shown, refusal, write, take, onKeyDown } = draft;
  return (
    <input
      className={`number-field ${className}`.trim()}
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-invalid={refusal !== null}
      aria-describedby={describedBy}
      value={shown}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}

/** Why it was not taken; nothing while nothing is wrong. */
export function DraftRefusal({
  id,
  draft: { refusal },
}: {
  readonly id: string;
  readonly draft: Draft;
}) {
  if (refusal === null) return null;
  return (
    <p id={id} className="note" role="alert">
      {refusal}
    </p>
  );
}
