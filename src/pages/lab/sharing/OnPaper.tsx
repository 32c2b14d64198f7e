import { useStore } from 'zustand';
import { parameterNames, parameters } from '../../../spec/parameters.ts';
import { nearestPreset, presets } from '../../../spec/presets.ts';
import { interpretations } from '../../../spec/interpretations.ts';
import type { SpecPatch, Value } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { grouped, setting } from '../../../ui/format.ts';
import { usePrinting } from '../../../ui/printing.ts';
import { useHomeSpec } from '../choices/useHomeSpec.ts';

const valueText = (value: Value): string =>
  typeof value === 'number' ? setting(value) : String(value);

const settingsText = (patch: SpecPatch): string =>
  parameterNames
    .filter(
      (name) => patch[name] !== undefined && !['game', 'file'].includes(parameters[name].kind),
    )
    .map((name) => {
      const { symbol, name: title } = parameters[name];
      return `${symbol === '' ? title : symbol.replace('_', '')} ${valueText(patch[name]!)}`;
    })
    .join(', ');

/** What a printed page needs so that the run can be had again: its settings in words, and its address. */
export function OnPaper({ lab }: { lab: Lab }) {
  const printing = usePrinting();
  return printing ? <Settings lab={lab} /> : null;
}

function Settings({ lab }: { lab: Lab }) {
  const { startSpec, changes, backend, stepsPerEpoch } = useStore(lab.store);
  const home = useHomeSpec(lab);
  const { preset, interpretation } = nearestPreset(startSpec);
  const { alpha, beta, gamma, eta, seed, epochs } = startSpec;
  const own = Object.fromEntries(
    parameterNames
      .filter((name) => startSpec[name] !== home[name])
      .map((name) => [name, startSpec[name]]),
  );
  const step = lab.trajectory.latest?.step ?? 0;
  const marks = changes.filter(({ patch }) => Object.keys(patch).length > 0);
  return (
    <section className="on-paper" aria-label="Settings">
      <p>
        <b>{presets[preset].label}</b>
        {interpretation !== null && `, ${interpretations[interpretation].label}`}. At the start:{' '}
        {settingsText({ alpha, beta, gamma, eta })}; seed {seed}.
        {Object.keys(own).length > 0 && ` Not as in the preset: ${settingsText(own)}.`}
        {marks.length > 0 &&
          ` Changed on the way: ${marks.map((change) => `${settingsText(change.patch)} at step ${grouped(change.step)}`).join('; ')}.`}{' '}
        Shown: step {grouped(step)}, epoch {(step / stepsPerEpoch).toFixed(2)} of {epochs}
        {backend !== null && `, computed with ${backend.name}`}.
      </p>
      <p className="on-paper-address">{lab.address()}</p>
    </section>
  );
}
