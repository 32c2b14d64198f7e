import { useMemo } from 'react';
import type { NumberParameter, PriceParameter } from '../game/parameter.ts';
import { setting } from './format.ts';
import { NumberField } from './NumberField.tsx';
import { Slider } from './Slider.tsx';
import { sliderScale, ZERO_GAP } from './sliderScale.ts';
import './ParameterSlider.css';

interface Props {
  readonly parameter: NumberParameter | PriceParameter;
  readonly value: number;
  readonly home: number;
  readonly colour?: string;
  readonly onChange: (value: number, gesture: number) => void;
}

/** A number of the parameter table: slider, and the figure to type over. */
export function ParameterSlider({ parameter, value, home, colour, onChange }: Props) {
  const scale = useMemo(() => sliderScale(parameter), [parameter]);
  const { name, symbol, unit, min, max } = parameter;
  const label = symbol === '' ? name : `${name} ${symbol}`;
  const text = `${setting(value)}${unit === undefined ? '' : ` ${unit}`}`;
  return (
    <div className="parameter-slider">
      <Slider
        label={label}
        scale={scale}
        min={min}
        max={max}
        value={value}
        home={home}
        valueText={home === value ? text : `${text}; the preset has ${setting(home)}`}
        colour={colour}
        axisFrom={parameter.scale === 'log' && min === 0 ? ZERO_GAP : 0}
        commit={parameter.change === 'live' ? 'live' : 'release'}
        onChange={onChange}
      />
      <NumberField label={`${label}, exactly`} value={value} onChange={onChange} />
    </div>
  );
}
