import { parameters, type ParameterName } from '../spec/parameters.ts';
import type { Parameter } from '../game/parameter.ts';
import type { Rates } from '../spec/estimate.ts';
import type { RunSpec, SpecPatch, Value } from '../spec/spec.ts';
import { Choice } from './Choice.tsx';
import { CountsControl } from './CountsControl.tsx';
import { NetworkControl } from './NetworkControl.tsx';
import { NumberField } from './NumberField.tsx';
import { PlayersControl } from './PlayersControl.tsx';
import { ParameterSlider } from './ParameterSlider.tsx';
import './ParameterControl.css';

interface Props {
  readonly name: ParameterName;
  readonly spec: RunSpec;
  readonly home: RunSpec;
  /** By which is estimated what a run costs. */
  readonly rates: Rates;
  readonly onChange: (patch: SpecPatch, gesture?: number) => void;
}

/** Ranges longer than this have nothing to aim at; they get a field alone. */
const LONGEST_SLIDER = 1e6;

/** The control that a row of the parameter table asks for, with its help. */
export function ParameterControl({ name, spec, home, rates, onChange }: Props) {
  const parameter: Parameter = parameters[name];
  const change = (value: Value, gesture?: number) =>
    onChange({ [name]: value } as SpecPatch, gesture);
  const aside = parameter.change === 'restart' ? 'needs a new run' : undefined;
  if (parameter.kind === 'choice') {
    // Between one there is no choice.
    if (parameter.options.length < 2) return null;
    return (
      <Choice
        label={parameter.name}
        aside={aside}
        help={parameter.help}
        options={parameter.options}
        value={spec[name] as string}
        onChange={(value) => change(value as Value)}
      />
    );
  }
  if (parameter.kind === 'players') {
    return <PlayersControl parameter={parameter} aside={aside} spec={spec} onChange={change} />;
  }
  if (parameter.kind === 'counts') {
    return <CountsControl name="keep" parameter={parameter} spec={spec} onChange={change} />;
  }
  if (parameter.kind === 'network') {
    return <NetworkControl {...{ parameter, aside, spec, rates }} onChange={change} />;
  }
  if (parameter.kind === 'flag') {
    return (
      <div className="parameter">
        <label className="parameter-flag">
          <input
            type="checkbox"
            checked={spec[name] as boolean}
            onChange={(event) => change(event.target.checked)}
          />
          <span>{parameter.name}</span>
        </label>
        <p className="note">{parameter.help}</p>
      </div>
    );
  }
  // What comes from a file has no control of its own.
  if (parameter.kind === 'game' || parameter.kind === 'file') return null;
  const value = spec[name] as number;
  return (
    <div className="parameter">
      <p className="parameter-label">
        <span>
          {parameter.name} {parameter.symbol !== '' && <Symbol text={parameter.symbol} />}
        </span>
        <span className="note">{[parameter.unit, aside].filter(Boolean).join(', ')}</span>
      </p>
      <p className="note">{parameter.help}</p>
      {parameter.max > LONGEST_SLIDER ? (
        <NumberField
          className="parameter-field"
          label={parameter.name}
          value={value}
          onChange={change}
        />
      ) : (
        <ParameterSlider
          parameter={parameter}
          value={value}
          home={home[name] as number}
          onChange={change}
        />
      )}
    </div>
  );
}

/** `η_s` as η with a subscript. */
function Symbol({ text }: { text: string }) {
  const [letter, index] = text.split('_');
  return (
    <i className="math">
      {letter}
      {index !== undefined && <sub>{index}</sub>}
    </i>
  );
}
