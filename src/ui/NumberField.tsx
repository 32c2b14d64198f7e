import { useId, useState, type KeyboardEvent } from 'react';
import { setting } from './format.ts';
import { createGestures } from './gestures.ts';
import { parseNumber } from './parseNumber.ts';
import './NumberField.css';

interface Props {
  readonly label: string;
  readonly value: number;
  /** @param gesture what is typed at once is one movement of the hand */
  readonly onChange: (value: number, gesture: number) => void;
  readonly className?: string;
}

/** A figure that can be typed over. Enter or leaving takes it, Escape puts it back; what cannot be read stays. */
export function NumberField({ label, value, onChange, className = '' }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [gestures] = useState(() => createGestures(Date.now));
  /** Said once the text was to be taken, not while it is being typed. */
  const [refusal, setRefusal] = useState<string | null>(null);

  function write(next: string | null): void {
    setDraft(next);
    setRefusal(null);
  }

  function take(): void {
    if (draft === null) return;
    const parsed = parseNumber(draft);
    if (!parsed.ok) return setRefusal(parsed.why);
    write(null);
    // What was shown is rounded; leaving it as it was is no change.
    if (parsed.value !== value && draft !== setting(value))
      onChange(parsed.value, gestures.begin());
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') {
      take();
      event.currentTarget.select();
    }
    if (event.key === 'Escape') write(null);
  }

  return (
    <>
      <input
        className={`number-field ${className}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : id}
        title={`${label}: type a number`}
        value={draft ?? setting(value)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={onKeyDown}
      />
      {refusal !== null && (
        <span className="number-refusal note" id={id} role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}
