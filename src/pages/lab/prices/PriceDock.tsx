import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { pricesThatAct } from '../../../spec/play.ts';
import type { Lab } from '../../../state/lab.ts';
import { priceText } from '../../../ui/format.ts';
import { termLabels } from '../../../ui/labels.ts';
import type { PriceName } from '../../../game/prices.ts';
import { outcomeAt } from './outcomeAt.ts';
import { PriceSlider } from './PriceSlider.tsx';
import { useHomeSpec } from '../choices/useHomeSpec.ts';
import { useLive } from '../useLive.ts';
import './PriceDock.css';

/** Narrow pages: the four prices on one slider, and the outcome, always within reach. */
export function PriceDock({ lab }: { lab: Lab }) {
  const [chosen, setPrice] = useState<PriceName>('gamma');
  const spec = useStore(lab.store, (state) => state.spec);
  const acting = pricesThatAct(spec);
  const price = acting.includes(chosen) ? chosen : acting[0];
  const home = useHomeSpec(lab);
  const figures = useRef<HTMLSpanElement>(null);

  useLive(lab, 2, () => {
    const frame = lab.trajectory.latest;
    if (figures.current === null) return;
    figures.current.textContent =
      frame === null ? '' : outcomeAt(frame, lab.store.getState().evaluations.at(-1));
  });

  return (
    <section className="price-dock" aria-label="Prices">
      {acting.length === 0 ? (
        <p className="note">By this rule no price moves anybody.</p>
      ) : (
        <div className="price-tabs" role="group" aria-label="Which price the slider moves">
          {termLabels
            .filter((each) => acting.includes(each.price))
            .map(({ term, price: name, letter, word, colour }) => (
              <button
                key={term}
                type="button"
                aria-pressed={name === price}
                style={{ color: colour }}
                onClick={() => setPrice(name)}
              >
                <span className="note">{word}</span>
                <b>
                  {letter} {priceText(spec[name])}
                </b>
              </button>
            ))}
        </div>
      )}
      {price !== undefined && <PriceSlider key={price} lab={lab} price={price} home={home} />}
      <p className="price-figures">
        <span ref={figures} />
      </p>
    </section>
  );
}
