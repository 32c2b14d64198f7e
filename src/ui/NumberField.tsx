import { useState, type KeyboardEvent } from 'react';
import { setting } from './format.ts';
import './NumberField.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly className?: string;
}

/** Reads what people write: a decimal comma, a true minus, thin spaces. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '').replace('−', '-').replace(',', '.');
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? null : value;
}

/** A figure that can be typed over. Enter or leaving takes it, Escape puts it back. */
export function NumberField({ label, value, onChange, className = '' }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const invalid = draft !== null && parseNumber(draft) === null;

  function take(): void {
    const typed = draft === null ? null : parseNumber(draft);
    setDraft(null);
    if (typed !== null && typed !== value) onChange(typed);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') {
      take();
      event.currentTarget.select();
    }
    if (event.key === 'Escape') setDraft(null);
  }

  return (
    <input
      className={`number-field ${className}`}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={invalid}
      title={`${label}: type a number`}
      value={draft ?? setting(value)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
