import { useId } from 'react';
import { readKeep, type Keep } from '../game/keep.ts';
import type { CountsParameter } from '../game/parameter.ts';
import { misfitOf, type RunSpec } from '../spec/spec.ts';
import { DraftField, DraftRefusal } from './DraftField.tsx';
import { useDraft } from './useDraft.ts';
import './NetworkControl.css';

interface Props {
  readonly name: 'keep';
  readonly parameter: CountsParameter;
  readonly spec: RunSpec;
  readonly onChange: (value: Keep) => void;
}

/** How many players: one number, or one for each group as text. */
export function CountsControl({ name, parameter, spec, onChange }: Props) {
  const id = useId();
  const draft = useDraft(String(spec[name]), (text) => {
    const read = readKeep(text);
    if (read === null)
      return `“${text}” must be a whole number from 0, or one for each group, joined by commas.`;
    const misfit = misfitOf({ ...spec, [name]: read });
    if (misfit !== null) return misfit;
    onChange(read);
    return null;
  });

  return (
    <div className="parameter">
      <label className="network-widths">
        <span className="parameter-label">{parameter.name}</span>
        <span className="note">{parameter.help}</span>
        <DraftField
          draft={draft}
          className="parameter-field"
          describedBy={draft.refusal === null ? undefined : id}
        />
      </label>
      <DraftRefusal id={id} draft={draft} />
    </div>
  );
}
