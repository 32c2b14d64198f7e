/** What a map tries: two prices and their ranges, cells, epochs and seeds; and what plays it. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { priceNames, type PriceName } from '../../../game/prices.ts';
import { CELLS, EPOCHS, SEEDS, type MapAsk } from '../../../spec/map/ask.ts';
import { misfitOf, type MapAxis } from '../../../spec/map/axes.ts';
import { parameters } from '../../../spec/parameters.ts';
import type { RegimeMap } from '../../../state/map/regimeMap.ts';
import { setting } from '../../../ui/format.ts';
import { termOfPrice } from '../../../ui/labels.ts';
import { RangeSlider, type Range } from '../../../ui/RangeSlider.tsx';
import { sliderScale, ZERO_GAP, type SliderRange } from '../../../ui/sliderScale.ts';

/** Of a price that the other axis had: from where to where it is usual. */
const usual: Readonly<Record<PriceName, Range>> = {
  alpha: [0.1, 10],
  beta: [0, 3],
  gamma: [0.3, 12],
  eta: [0, 3],
};

export function MapAskForm({ map }: { readonly map: RegimeMap }) {
  const ask = useStore(map.store, (state) => state.ask);
  const change = (part: Partial<MapAsk>) => void map.change(part);
  const axis = (side: 'across' | 'up', other: 'across' | 'up') => (
    <AxisChoice
      title={side}
      axis={ask[side]}
      onChange={(next) => {
        // The price of the other axis changes places with this one’s.
        if (next.name === ask[other].name) change({ [side]: ask[other], [other]: ask[side] });
        else change({ [side]: next });
      }}
    />
  );
  return (
    <>
      {axis('across', 'up')}
      {axis('up', 'across')}
      <div className="map-numbers">
        <OneOf
          title="cells"
          values={CELLS}
          value={ask.cells}
          text={(cells) => `${cells}\u202f×\u202f${cells}`}
          onChange={(cells) => change({ cells })}
        />
        <OneOf
          title="each plays"
          values={EPOCHS}
          value={ask.epochs}
          after="epochs"
          onChange={(epochs) => change({ epochs })}
        />
        <OneOf
          title="seeds"
          values={SEEDS}
          value={ask.seeds}
          onChange={(seeds) => change({ seeds })}
        />
      </div>
    </>
  );
}

interface AxisProps {
  readonly title: string;
  readonly axis: MapAxis;
  readonly onChange: (axis: MapAxis) => void;
}

function AxisChoice({ title, axis, onChange }: AxisProps) {
  const [held, setHeld] = useState<Range | null>(null);
  const parameter = parameters[axis.name];
  const scale = useMemo(() => sliderScale(parameter as SliderRange), [parameter]);
  const { word, letter, colour } = termOfPrice(axis.name);
  const [from, to] = held ?? [axis.from, axis.to];
  return (
    <div className="map-axis" role="group" aria-label={`The way ${title}`}>
      <div className="map-axis-top">
        <span className="note">{title}</span>
        <div className="panel-tabs" role="group" aria-label={`Price ${title}`}>
          {priceNames.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === axis.name}
              aria-label={`${termOfPrice(name).word} ${termOfPrice(name).letter}`}
              onClick={() => {
                const [low, high] = usual[name];
                if (name !== axis.name) onChange({ name, from: low, to: high });
              }}
            >
              {termOfPrice(name).letter}
            </button>
          ))}
        </div>
        <strong style={{ color: colour }}>
          {setting(from)} … {setting(to)}
        </strong>
      </div>
      <RangeSlider
        label={`${word} ${letter}`}
        scale={scale}
        min={parameter.min}
        max={parameter.max}
        value={[axis.from, axis.to]}
        colour={colour}
        axisFrom={ZERO_GAP}
        isWide={([low, high]) => misfitOf({ name: axis.name, from: low, to: high }) === null}
        onHold={setHeld}
        onChange={([low, high]) => onChange({ ...axis, from: low, to: high })}
      />
    </div>
  );
}

interface OneOfProps<Value extends number> {
  readonly title: string;
  readonly values: readonly Value[];
  readonly value: number;
  readonly text?: (value: Value) => string;
  readonly after?: string;
  readonly onChange: (value: Value) => void;
}

function OneOf<Value extends number>(props: OneOfProps<Value>) {
  const { title, values, value, text = String, after, onChange } = props;
  return (
    <div className="map-number">
      <span className="note">{title}</span>
      <div className="panel-tabs" role="group" aria-label={title}>
        {values.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === value}
            onClick={() => onChange(each)}
          >
            {text(each)}
          </button>
        ))}
        {after !== undefined && <span className="note">{after}</span>}
      </div>
    </div>
  );
}
