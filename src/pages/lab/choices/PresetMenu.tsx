import { useMemo } from 'react';
import { useStore } from 'zustand';
import { ruleOf } from '../../../rules/rows.ts';
import { parameters, type ParameterName } from '../../../spec/parameters.ts';
import { nearestPreset, presets } from '../../../spec/presets.ts';
import { isGame } from '../../../spec/play.ts';
import type { Value } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { fetched } from '../../../ui/fetched.ts';
import { setting } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icons.tsx';
import { OnDemand } from '../../../ui/OnDemand.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useHomeSpec } from './useHomeSpec.ts';

const PresetForm = fetched(async () => (await import('./PresetForm.tsx')).PresetForm);

/** The game that is played and the interpretation of the paper; and how far the sliders have left it. */
export function PresetMenu({ lab }: { lab: Lab }) {
  const spec = useStore(lab.store, (state) => state.spec);
  const home = useHomeSpec(lab);
  const named = useMemo(() => nearestPreset(home), [home]);
  const changed = (Object.keys(parameters) as ParameterName[]).filter(
    (name) => spec[name] !== home[name],
  );
  const count = changed.length;
  return (
    <Popover
      className="preset"
      label="Preset and interpretation"
      align="end"
      button={
        <>
          <span className="preset-name">
            <span className="preset-word">{isGame(spec) ? 'Preset ' : 'Rule '}</span>
            <b>{isGame(spec) ? presets[named.preset].label : ruleOf(spec.dynamics).label}</b>
            {isGame(spec) && count > 0 && `, ${count} ${count === 1 ? 'change' : 'changes'}`}
          </span>
          <Icon name="chevron" />
        </>
      }
    >
      {(close) => (
        <OnDemand>
          <PresetForm
            lab={lab}
            preset={named.preset}
            interpretation={named.interpretation}
            changes={changed.map((name) => changeText(name, home[name], spec[name]))}
            close={close}
          />
        </OnDemand>
      )}
    </Popover>
  );
}

function changeText(name: ParameterName, from: Value, to: Value): string {
  const { symbol, name: title, kind } = parameters[name];
  if (kind === 'game' || kind === 'file') return title;
  const text = (value: Value) => (typeof value === 'number' ? setting(value) : String(value));
  return `${symbol === '' ? title : symbol.replace('_', '')} ${text(from)} → ${text(to)}`;
}
