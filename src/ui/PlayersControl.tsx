import { useId } from 'react';
import type { PlayersParameter } from '../game/parameter.ts';
import { playersByLayer, readPlayersFor } from '../spec/network.ts';
import type { RunSpec } from '../spec/spec.ts';
import { Choice } from './Choice.tsx';
import { useDraft } from './useDraft.ts';
import './NetworkControl.css';
import './NumberField.css';

interface Props {
  readonly parameter: PlayersParameter;
  readonly aside?: string;
  readonly spec: RunSpec;
  readonly onChange: (value: RunSpec['granularity']) => void;
}

/** One kind for all layers, or one for each as text. */
export function PlayersControl({ parameter, aside, spec, onChange }: Props) {
  const id = useId();
  const { name, help, options } = parameter;
  const { granularity } = spec;
  const written = playersByLayer(spec, granularity);
  const { shown, refusal, write, take, onKeyDown } = useDraft(written, (text) => {
    const read = readPlayersFor(spec, text);
    if ('refusal' in read) return read.refusal;
    onChange(read.players);
    return null;
  });

  return (
    <>
      <Choice
        label={name}
        aside={aside}
        help={help}
        options={options}
        value={granularity}
        onChange={(value) => {
          write(null);
          onChange(value as RunSpec['granularity']);
        }}
      />
      <label className="parameter network-widths">
        <span className="note">
          Or layer by layer, from the input on; “none” where nobody plays
        </span>
        <input
          className="number-field"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={refusal !== null}
          aria-describedby={refusal === null ? undefined : id}
          value={shown}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={onKeyDown}
        />
      </label>
      {refusal !== null && (
        <p id={id} className="note" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
