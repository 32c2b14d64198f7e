import { useRef } from 'react';
import { useStore } from 'zustand';
import { parameters } from '../../../spec/parameters.ts';
import { priceOf, priceWith, type Price } from '../../../game/prices.ts';
import type { RunSpec } from '../../../spec/spec.ts';
import type { Lab } from '../../../state/lab.ts';
import { termOfPrice } from '../../../ui/labels.ts';
import type { PriceName } from '../../../game/prices.ts';
import { ParameterSlider } from '../../../ui/ParameterSlider.tsx';
import { change } from '../actions.ts';

interface Props {
  readonly lab: Lab;
  readonly price: PriceName;
  readonly home: RunSpec;
}

/** A price of all players, or of the group whose prices the sliders move. */
export function PriceSlider({ lab, price, home }: Props) {
  const value = useStore(lab.store, (state) => state.spec[price]);
  const scope = useStore(lab.store, (state) => state.pricedGroup);
  const group = scope ?? 0;
  /** The price as it was when the hand took hold of the slider. */
  const held = useRef<{ readonly gesture: number; readonly price: Price } | null>(null);

  function move(next: number, gesture: number): void {
    const { spec, layers } = lab.store.getState();
    if (held.current?.gesture !== gesture) held.current = { gesture, price: spec[price] };
    if (scope !== null) {
      change(lab, { [price]: priceWith(spec[price], scope, next, layers.length) }, gesture);
      return;
    }
    // Back where it was, or at the preset’s ring: the whole list comes back, not its first price for all.
    const before = [held.current.price, home[price]].find((each) => priceOf(each, 0) === next);
    change(lab, { [price]: before ?? next }, gesture);
  }

  return (
    <ParameterSlider
      parameter={parameters[price]}
      value={priceOf(value, group)}
      home={priceOf(home[price], group)}
      colour={termOfPrice(price).colour}
      onChange={move}
    />
  );
}

/** Whose prices the sliders move. */
export function PriceScope({ lab }: { readonly lab: Lab }) {
  const layers = useStore(lab.store, (state) => state.layers);
  const scope = useStore(lab.store, (state) => state.pricedGroup);
  if (layers.length < 2) return null;
  return (
    <label className="price-scope note">
      <span className="visually-hidden">Prices of</span>
      <select
        value={scope ?? 'all'}
        onChange={({ target }) =>
          lab.priceGroup(target.value === 'all' ? null : Number(target.value))
        }
      >
        <option value="all">of all</option>
        {layers.map(({ name }, index) => (
          <option key={name} value={index}>
            of {name.toLowerCase()}
          </option>
        ))}
      </select>
    </label>
  );
}
