import { useStore } from 'zustand';
import { parameters } from '../../game/parameters.ts';
import { priceOf, priceWith } from '../../game/prices.ts';
import type { RunSpec } from '../../game/spec.ts';
import type { Lab } from '../../state/lab.ts';
import { termOfPrice } from '../../ui/labels.ts';
import type { PriceName } from '../../game/prices.ts';
import { ParameterSlider } from '../../ui/ParameterSlider.tsx';
import { change } from './actions.ts';

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
  return (
    <ParameterSlider
      parameter={parameters[price]}
      value={priceOf(value, group)}
      home={priceOf(home[price], group)}
      colour={termOfPrice(price).colour}
      onChange={(next, gesture) => {
        const { spec, layers } = lab.store.getState();
        const changed = scope === null ? next : priceWith(spec[price], scope, next, layers.length);
        change(lab, { [price]: changed }, gesture);
      }}
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
