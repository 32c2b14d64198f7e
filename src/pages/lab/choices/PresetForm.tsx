import { useState } from 'react';
import {
  networkPresetNames,
  presets,
  presetSpec,
  sandboxPresetNames,
  type PresetName,
} from '../../../spec/presets.ts';
import { interpretationHelp } from '../../../spec/interpretationHelp.ts';
import {
  interpretationNames,
  interpretations,
  type InterpretationName,
} from '../../../spec/interpretations.ts';
import type { Lab } from '../../../state/lab.ts';
import { Choice } from '../../../ui/Choice.tsx';

interface FormProps {
  readonly lab: Lab;
  readonly preset: PresetName;
  readonly interpretation: InterpretationName | null;
  readonly changes: readonly string[];
  readonly close: () => void;
}

const optionsOf = (names: readonly PresetName[]) =>
  names.map((value) => ({ value, label: presets[value].label, help: presets[value].help }));

/** Both are chosen first and begun together: a run is not thrown away for looking around. */
export function PresetForm({
  lab,
  preset: initial,
  interpretation: initialInterpretation,
  changes,
  close,
}: FormProps) {
  const [preset, setPreset] = useState(initial);
  const [interpretation, setInterpretation] = useState(initialInterpretation);
  const { published } = presets[preset];
  const choose = (value: string) => {
    setPreset(value as PresetName);
    setInterpretation(presets[value as PresetName].interpretation);
  };

  function begin(): void {
    const { seed, backend } = lab.store.getState().spec;
    void lab.set({ ...presetSpec(preset, interpretation), seed, backend }).catch(() => undefined);
    lab.play();
    close();
    // The next press of space pauses it, and does not open the menu again.
    document.querySelector<HTMLElement>('.play-button')?.focus();
  }

  return (
    <div className="stack">
      {changes.length > 0 && <p className="note">Changed: {changes.join(', ')}</p>}
      <Choice
        label="Preset"
        options={optionsOf(networkPresetNames)}
        value={preset}
        onChange={choose}
      />
      <Choice
        label="Without a network"
        help="The game alone, with benefits, norms and overlaps set by hand: nothing has to be fetched."
        options={optionsOf(sandboxPresetNames)}
        value={preset}
        onChange={choose}
      />
      {published !== undefined && (
        <p className="note">
          The paper reports {published.testAccuracy} % accuracy with {published.sparsity} % pruned.
        </p>
      )}
      {interpretation !== null && (
        <Choice
          label="Interpretation of the paper"
          help="How the questions that the paper leaves open are answered."
          options={interpretationNames.map((value) => ({
            value,
            label: interpretations[value].label,
            help: interpretationHelp[value],
          }))}
          value={interpretation}
          onChange={(value) => setInterpretation(value as InterpretationName)}
        />
      )}
      <button type="button" className="solid-button" onClick={begin}>
        Start this run
      </button>
    </div>
  );
}
