import { useId, useState, type KeyboardEvent } from 'react';
import type { NetworkParameter } from '../game/parameter.ts';
import { describeNetwork, readNetwork } from '../game/network.ts';
import type { RunSpec } from '../spec/spec.ts';
import { Choice } from './Choice.tsx';
import { grouped } from './format.ts';
import './NetworkControl.css';
import './NumberField.css';

interface Props {
  readonly parameter: NetworkParameter;
  readonly aside?: string;
  readonly value: string;
  /** Who plays in it. */
  readonly players: RunSpec['granularity'];
  readonly onChange: (value: string) => void;
}

/** A network by name, or any other as text. */
export function NetworkControl({ parameter, aside, value, players, onChange }: Props) {
  const id = useId();
  const { name, help, options } = parameter;
  const written = options.find((option) => option.value === value)?.label ?? value;
  const [draft, setDraft] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const shown = draft ?? written;
  const size = describeNetwork(shown.trim(), players);

  function write(next: string | null): void {
    setDraft(next);
    setRefusal(null);
  }

  function take(): void {
    const text = draft?.trim() ?? written;
    if (text === written) return write(null);
    const read = readNetwork(text);
    if (!read.ok) return setRefusal(`“${text}” ${read.refusal}`);
    write(null);
    onChange(read.text);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') write(null);
  }

  return (
    <>
      <Choice
        label={name}
        aside={aside}
        help={help}
        options={options}
        value={value}
        onChange={(next) => {
          write(null);
          onChange(next);
        }}
      />
      <label className="parameter network-widths">
        <span className="note">
          Or as text: its widths, such as 784-300-100-10, or its blocks, such as 784 d300 tanh d10
        </span>
        <input
          className="number-field"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={refusal !== null}
          aria-describedby={id}
          value={shown}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={onKeyDown}
        />
      </label>
      <p id={id} className="note" role={refusal === null ? undefined : 'alert'}>
        {refusal ??
          (size === null
            ? 'Press Enter to have it read.'
            : `${grouped(size.players)} players, ${grouped(size.parameters)} weights and biases; one image takes ${grouped(size.multiplications)} multiplications. ${size.notes.join(' ')}`.trim())}
      </p>
    </>
  );
}
