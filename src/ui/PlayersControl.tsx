import { useId } from 'react';
import type { PlayersParameter } from '../game/parameter.ts';
import { playersByLayer, readPlayersFor } from '../spec/network.ts';
import type { RunSpec } from '../spec/spec.ts';
import { Choice } from './Choice.tsx';
import { DraftField, DraftRefusal } from './DraftField.tsx';
import { useDraft } from './useDraft.ts';
import './NetworkControl.css';

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
  const draft = useDraft(written, (text) => {
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
          draft.write(null);
          onChange(value as RunSpec['granularity']);
        }}
      />
      <label className="parameter network-widths">
        <span className="note">
          Or layer by layer, from the input on; “none” where nobody plays
        </span>
        <DraftField draft={draft} describedBy={draft.refusal === null ? undefined : id} />
      </label>
      <DraftRefusal id={id} draft={draft} />
    </>
  );
}
